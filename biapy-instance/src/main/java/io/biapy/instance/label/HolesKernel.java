package io.biapy.instance.label;

import io.biapy.core.run.Workers;

/*
 * Fills holes in place: components of the unset voxels that no voxel on the array's edge belongs to. A flat image has no
 * edge along z, otherwise every hole would be open.
 * Layout: z, y, x flat, x fastest. Time: O(voxels). Memory: one int a voxel.
 */
final class HolesKernel {
    private HolesKernel() {}

    static void fill(boolean[] mask, int nz, int ny, int nx, boolean flat, boolean full) {
        boolean[] unset = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            unset[i] = !mask[i];
        }
        int[] part = new int[mask.length];
        int count = RunSlabs.label(unset, nz, ny, nx, full, part, Workers.callerOnly());
        boolean[] open = new boolean[count + 1];
        int i = 0;
        for (int z = 0; z < nz; z++) {
            boolean edgeZ = !flat && (z == 0 || z == nz - 1);
            for (int y = 0; y < ny; y++) {
                boolean edgeY = edgeZ || y == 0 || y == ny - 1;
                for (int x = 0; x < nx; x++, i++) {
                    if (edgeY || x == 0 || x == nx - 1) {
                        open[part[i]] = true;
                    }
                }
            }
        }
        for (i = 0; i < mask.length; i++) {
            mask[i] = mask[i] || !open[part[i]];
        }
    }
}
