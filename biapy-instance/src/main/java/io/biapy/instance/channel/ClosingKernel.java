package io.biapy.instance.channel;

/*
 * One pass of a grey dilation or erosion with a flat box: each value becomes the greatest, or least, of those from {@code before} places before
 * it to {@code after} places behind it along one axis. Outside nothing counts, which for a box equals a mirrored edge.
 * Layout: z, y, x flat, x fastest; planes begin at from[fromAt] and to[toAt]; rows firstRow to endRow - 1, which are independent. Memory: none.
 * Time: O(voxels x length of the box).
 */
final class ClosingKernel {
    private ClosingKernel() {}

    /** @param axis 0 (z), 1 (y) or 2 (x) */
    static void pass(
            float[] from,
            int fromAt,
            float[] to,
            int toAt,
            int nz,
            int ny,
            int nx,
            int axis,
            int before,
            int after,
            boolean greatest,
            int firstRow,
            int endRow) {
        for (int row = firstRow; row < endRow; row++) {
            int at = row * nx;
            if (axis == 2) {
                alongRow(from, fromAt + at, to, toAt + at, nx, before, after, greatest);
                continue;
            }
            int place = axis == 0 ? row / ny : row % ny;
            int step = axis == 0 ? ny * nx : nx;
            int first = Math.max(-place, -before);
            int last = Math.min((axis == 0 ? nz : ny) - 1 - place, after);
            System.arraycopy(from, fromAt + at + first * step, to, toAt + at, nx);
            for (int k = first + 1; k <= last; k++) {
                merge(from, fromAt + at + k * step, to, toAt + at, nx, greatest);
            }
        }
    }

    private static void merge(float[] from, int fromAt, float[] to, int toAt, int n, boolean greatest) {
        for (int x = 0; x < n; x++) {
            float a = to[toAt + x];
            float b = from[fromAt + x];
            to[toAt + x] = greatest == a > b ? a : b;
        }
    }

    private static void alongRow(
            float[] from, int fromAt, float[] to, int toAt, int n, int before, int after, boolean greatest) {
        for (int x = 0; x < n; x++) {
            float best = from[fromAt + x];
            int last = Math.min(n - 1, x + after);
            for (int k = Math.max(0, x - before); k <= last; k++) {
                float value = from[fromAt + k];
                best = greatest == value > best ? value : best;
            }
            to[toAt + x] = best;
        }
    }
}
