package io.biapy.instance.channel;

/*
 * Binary dilation and erosion with any footprint that holds its centre. Nothing outside the array counts: it adds nothing to a dilation
 * and takes nothing from an erosion.
 * Layout: mask z, y, x flat, x fastest; offsets as triples dz, dy, dx. Time: O(voxels x footprint).
 */
final class FootprintKernel {
    private FootprintKernel() {}

    /** set = true: dilation; set = false: erosion, which is the dilation of the unset voxels. */
    static boolean[] spread(boolean[] mask, int nz, int ny, int nx, int[] offsets, boolean set) {
        boolean[] out = mask.clone();
        int i = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                for (int x = 0; x < nx; x++, i++) {
                    if (mask[i] != set && touches(mask, z, y, x, nz, ny, nx, offsets, set)) {
                        out[i] = set;
                    }
                }
            }
        }
        return out;
    }

    private static boolean touches(
            boolean[] mask, int z, int y, int x, int nz, int ny, int nx, int[] offsets, boolean set) {
        for (int k = 0; k < offsets.length; k += 3) {
            int zz = z + offsets[k];
            int yy = y + offsets[k + 1];
            int xx = x + offsets[k + 2];
            if (zz >= 0
                    && zz < nz
                    && yy >= 0
                    && yy < ny
                    && xx >= 0
                    && xx < nx
                    && mask[(zz * ny + yy) * nx + xx] == set) {
                return true;
            }
        }
        return false;
    }
}
