package io.biapy.core.patch;

import java.nio.FloatBuffer;

/*
 * Adds sign times one plane, shifted by whole voxels, to another: voxel v receives the value at v - shift, at the edge that of the nearest voxel.
 * Row by row through two row arrays; one read and one read-modify-write a voxel.
 */
final class PlaneShiftKernel {
    private PlaneShiftKernel() {}

    static void add(
            FloatBuffer from,
            int fromOffset,
            float sign,
            int shiftZ,
            int shiftY,
            int shiftX,
            int nz,
            int ny,
            int nx,
            FloatBuffer to,
            int toOffset) {
        float[] row = new float[nx];
        float[] sum = new float[nx];
        for (int z = 0; z < nz; z++) {
            int fromZ = clamp(z - shiftZ, nz);
            for (int y = 0; y < ny; y++) {
                from.get(fromOffset + (fromZ * ny + clamp(y - shiftY, ny)) * nx, row, 0, nx);
                int at = toOffset + (z * ny + y) * nx;
                to.get(at, sum, 0, nx);
                if (shiftX == 0) {
                    for (int x = 0; x < nx; x++) {
                        sum[x] += sign * row[x];
                    }
                } else {
                    for (int x = 0; x < nx; x++) {
                        sum[x] += sign * row[clamp(x - shiftX, nx)];
                    }
                }
                to.put(at, sum, 0, nx);
            }
        }
    }

    private static int clamp(int i, int n) {
        return Math.max(0, Math.min(n - 1, i));
    }
}
