package io.biapy.instance.channel;

/*
 * Grey closing with a flat box, in place: the greatest value of the box around each voxel, then the least of those, one axis after the other.
 * Outside nothing counts, which for a box equals a mirrored edge. A dilation of size n sees i - (n - 1) / 2 to i + n / 2, an erosion i - n / 2 to
 * i + (n - 1) / 2, as scipy.ndimage.grey_closing.
 * Layout: z, y, x flat, x fastest. Memory: 4 bytes a voxel. Time: O(voxels x size).
 */
final class ClosingKernel {
    private ClosingKernel() {}

    static void close(float[] values, int nz, int ny, int nx, int size) {
        float[] room = new float[values.length];
        for (int turn = 0; turn < 2; turn++) {
            boolean greatest = turn == 0;
            int before = greatest ? (size - 1) / 2 : size / 2;
            int after = size - 1 - before;
            alongAxis(values, room, nx, 1, nz * ny, before, after, greatest);
            alongAxis(values, room, ny, nx, nz, before, after, greatest);
            alongAxis(values, room, nz, ny * nx, 1, before, after, greatest);
        }
    }

    private static void alongAxis(
            float[] values, float[] room, int n, int stride, int blocks, int before, int after, boolean greatest) {
        if (n == 1) {
            return;
        }
        System.arraycopy(values, 0, room, 0, values.length);
        for (int block = 0; block < blocks; block++) {
            int base = block * n * stride;
            for (int k = 0; k < n; k++) {
                int to = base + k * stride;
                for (int j = Math.max(0, k - before); j <= Math.min(n - 1, k + after); j++) {
                    int from = base + j * stride;
                    for (int i = 0; i < stride; i++) {
                        float a = values[to + i];
                        float b = room[from + i];
                        values[to + i] = greatest ? (a > b ? a : b) : a < b ? a : b;
                    }
                }
            }
        }
    }
}
