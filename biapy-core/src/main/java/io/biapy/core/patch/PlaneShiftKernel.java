package io.biapy.core.patch;

import java.nio.FloatBuffer;

/*
 * Combines sign times one plane, shifted by whole voxels, with another: voxel v receives the value at v - shift, at the edge that of the nearest voxel.
 * It replaces what stands there (combination 0), is added (1), or the smaller (2) or larger (3) stays; no number stays no number. Row by row
 * through two row arrays; one read and one read-modify-write a voxel.
 */
final class PlaneShiftKernel {
    private PlaneShiftKernel() {}

    static void combine(
            FloatBuffer from,
            int fromOffset,
            float sign,
            int shiftZ,
            int shiftY,
            int shiftX,
            int nz,
            int ny,
            int nx,
            int combination,
            FloatBuffer to,
            int toOffset) {
        float[] row = new float[nx];
        float[] moved = new float[nx];
        float[] old = new float[combination == 0 ? 0 : nx];
        for (int z = 0; z < nz; z++) {
            int fromZ = clamp(z - shiftZ, nz);
            for (int y = 0; y < ny; y++) {
                from.get(fromOffset + (fromZ * ny + clamp(y - shiftY, ny)) * nx, row, 0, nx);
                for (int x = 0; x < nx; x++) {
                    moved[x] = sign * row[shiftX == 0 ? x : clamp(x - shiftX, nx)];
                }
                int at = toOffset + (z * ny + y) * nx;
                if (combination != 0) {
                    to.get(at, old, 0, nx);
                    combine(old, moved, nx, combination);
                }
                to.put(at, moved, 0, nx);
            }
        }
    }

    private static void combine(float[] old, float[] row, int n, int combination) {
        for (int x = 0; x < n; x++) {
            row[x] = combination == 1
                    ? old[x] + row[x]
                    : combination == 2 ? Math.min(old[x], row[x]) : Math.max(old[x], row[x]);
        }
    }

    private static int clamp(int i, int n) {
        return Math.max(0, Math.min(n - 1, i));
    }
}
