package io.biapy.core.patch;

import java.nio.FloatBuffer;

/*
 * Reverses axes of planes of nz x ny x nx values (x fastest), row by row; writes or adds. One read and one write (or read-modify-write) a
 * voxel, bounds of a whole row checked once through a row array.
 */
final class FlipKernel {
    private FlipKernel() {}

    static void apply(
            FloatBuffer from,
            int fromOffset,
            int planes,
            int nz,
            int ny,
            int nx,
            boolean flipZ,
            boolean flipY,
            boolean flipX,
            FloatBuffer to,
            int toOffset,
            boolean add) {
        float[] row = new float[nx];
        float[] sum = new float[add ? nx : 0];
        for (int p = 0; p < planes; p++) {
            for (int z = 0; z < nz; z++) {
                int fromZ = p * nz + (flipZ ? nz - 1 - z : z);
                for (int y = 0; y < ny; y++) {
                    from.get(fromOffset + (fromZ * ny + (flipY ? ny - 1 - y : y)) * nx, row, 0, nx);
                    if (flipX) {
                        reverse(row);
                    }
                    int at = toOffset + ((p * nz + z) * ny + y) * nx;
                    if (add) {
                        to.get(at, sum, 0, nx);
                        for (int x = 0; x < nx; x++) {
                            row[x] += sum[x];
                        }
                    }
                    to.put(at, row, 0, nx);
                }
            }
        }
    }

    private static void reverse(float[] row) {
        for (int i = 0, j = row.length - 1; i < j; i++, j--) {
            float t = row[i];
            row[i] = row[j];
            row[j] = t;
        }
    }
}
