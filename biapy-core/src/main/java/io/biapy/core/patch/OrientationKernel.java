package io.biapy.core.patch;

import java.nio.FloatBuffer;

/*
 * Writes planes of nz x ny x nx values (x fastest) with y and x exchanged or not, then reversed along some axes: a plane becomes nz x nx x ny where
 * exchanged. Row by row through one row array; where exchanged, slice by slice through an array of one slice. One read and one write a voxel.
 */
final class OrientationKernel {
    private OrientationKernel() {}

    static void apply(
            FloatBuffer from,
            int fromOffset,
            int planes,
            int nz,
            int ny,
            int nx,
            boolean swapped,
            boolean flipZ,
            boolean flipY,
            boolean flipX,
            FloatBuffer to,
            int toOffset) {
        float[] slice = new float[swapped ? ny * nx : nx];
        float[] row = new float[swapped ? ny : nx];
        for (int p = 0; p < planes; p++) {
            for (int z = 0; z < nz; z++) {
                int source = fromOffset + (p * nz + (flipZ ? nz - 1 - z : z)) * ny * nx;
                int target = toOffset + (p * nz + z) * ny * nx;
                if (!swapped) {
                    for (int y = 0; y < ny; y++) {
                        from.get(source + (flipY ? ny - 1 - y : y) * nx, row, 0, nx);
                        if (flipX) {
                            reverse(row);
                        }
                        to.put(target + y * nx, row, 0, nx);
                    }
                    continue;
                }
                from.get(source, slice, 0, ny * nx);
                for (int i = 0; i < nx; i++) { // row i of the exchanged slice is column i, or that from the end
                    int x = flipY ? nx - 1 - i : i;
                    for (int y = 0; y < ny; y++) {
                        row[y] = slice[y * nx + x];
                    }
                    if (flipX) {
                        reverse(row);
                    }
                    to.put(target + i * ny, row, 0, ny);
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
