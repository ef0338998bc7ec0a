package io.biapy.instance.label;

/*
 * Squared Euclidean distance to the nearest voxel of another label, one axis after the other: along x by counting from the ends of each run of
 * one label; along y and z a voxel takes the least of (height of a voxel of its line) + (distance to it)^2, heights being the squares so far. A voxel of
 * background has height 0 and so is a border by itself; only where two objects touch, the voxels beyond count as height 0 (see touch). No label is
 * asked for otherwise: what lies beyond a border is farther than the border.
 * A voxel of height h need not look farther than sqrt(h) voxels: up to NEAR of them whole rows are compared at once, which a compiler makes
 * vector code of; voxels of greater height, deep inside large objects, take the lower envelope of the parabolas of their run (LineEnvelopeKernel). Which of the two
 * depends on the voxel's own height alone, so on no cutting into blocks.
 * Layout: labels and out z, y, x flat, x fastest; lines along y and z are worked on UNIT at a time, next to each other along x. Units are independent, so threads can
 * share them. Time: O(voxels). Memory: 1.1 kB a voxel of one line and thread, beside out.
 * Source: A. Meijster, Roerdink, Hesselink, "A general algorithm for computing distance transforms in linear time" (2000) for the order of passes; multi-label
 * lines after W. Silversmith's edt.
 */
final class DistanceKernel {
    /** Lines beside each other that make a unit. */
    static final int UNIT = 256;

    /** How far along a line every voxel is looked at. */
    private static final int NEAR = 24;

    private DistanceKernel() {}

    /** Along the rows first to end - 1. */
    static void alongX(int[] labels, int first, int end, int nx, double dx, boolean root, float[] out) {
        float[] square = new float[nx + 2];
        for (int d = 1; d <= nx; d++) {
            float value = (float) (d * dx * (d * dx));
            square[d] = root ? (float) Math.sqrt(value) : value;
        }
        square[nx + 1] = Float.POSITIVE_INFINITY;
        for (int row = first; row < end; row++) {
            int base = row * nx;
            int a = 0;
            while (a < nx) {
                int label = labels[base + a];
                int b = a + 1;
                while (b < nx && labels[base + b] == label) {
                    b++;
                }
                if (label != 0) {
                    int before = a > 0 ? a - 1 : -nx - 1; // what lies outside the image is no border
                    int beyond = b < nx ? b : 2 * nx + 1;
                    for (int x = a; x < b; x++) {
                        out[base + x] = square[Math.min(nx + 1, Math.min(x - before, beyond - x))];
                    }
                }
                a = b;
            }
        }
    }

    /** How many units of lines a pass has: {@code blocks} blocks of {@code stride} lines beside each other. */
    static int units(int stride, int blocks) {
        return blocks * ((stride + UNIT - 1) / UNIT);
    }

    /** Room for the heights of a unit, a row each, which compilers make better code of than of rows in one array. */
    static float[][] heights(int n, int stride) {
        return new float[n + 1][Math.min(UNIT, stride)];
    }

    /** The lines of n values, {@code stride} apart, of units first to end - 1 (see {@link #units}). */
    static void across(
            int[] labels,
            int n,
            int stride,
            int first,
            int end,
            double step,
            boolean root,
            float[][] heights,
            float[] out) {
        int unitsABlock = units(stride, 1);
        float[] square = new float[NEAR + 1];
        for (int d = 1; d <= NEAR; d++) {
            square[d] = (float) (d * step * (d * step));
        }
        for (int unit = first; unit < end; unit++) {
            int from = unit % unitsABlock * UNIT;
            int base = unit / unitsABlock * n * stride + from;
            int lines = Math.min(UNIT, stride - from);
            for (int k = 0; k < n; k++) {
                System.arraycopy(out, base + k * stride, heights[k], 0, lines);
            }
            float most = 0;
            for (int k = 0; k < n; k++) {
                float high = most(heights[k], lines);
                most = Math.max(most, high);
                if (high > 0 && (high <= square[NEAR] || hasNear(heights[k], lines, square[NEAR]))) {
                    System.arraycopy(heights[k], 0, heights[n], 0, lines);
                    row(heights, k, n, lines, high, square, heights[n]);
                    System.arraycopy(heights[n], 0, out, base + k * stride, lines);
                }
            }
            touch(labels, n, stride, base, lines, square, out);
            if (most > square[NEAR]) {
                LineEnvelopeKernel.lines(labels, n, stride, base, lines, step, heights, square[NEAR], out);
            }
            for (int k = 0; k < n && root; k++) {
                for (int i = base + k * stride, to = i + lines; i < to; i++) {
                    out[i] = (float) Math.sqrt(out[i]);
                }
            }
        }
    }

    private static float most(float[] row, int lines) {
        float most = 0;
        for (int c = 0; c < lines; c++) {
            if (row[c] > most) {
                most = row[c];
            }
        }
        return most;
    }

    private static boolean hasNear(float[] row, int lines, float limit) {
        for (int c = 0; c < lines; c++) {
            if (row[c] > 0 && row[c] <= limit) {
                return true;
            }
        }
        return false;
    }

    /** Row k of the unit, whose greatest height is {@code high}: the least over the rows that are near enough, into {@code best}. */
    private static void row(float[][] heights, int k, int n, int lines, float high, float[] square, float[] best) {
        for (int d = 1; d <= NEAR && square[d] < high; d++) {
            // beyond an end the last row again: it counts as farther than it is, which changes nothing
            lower(heights[Math.max(k - d, 0)], heights[Math.min(k + d, n - 1)], square[d], lines, best);
        }
    }

    private static void lower(float[] below, float[] above, float more, int lines, float[] best) {
        for (int c = 0; c < lines; c++) {
            best[c] = Math.min(best[c], Math.min(below[c], above[c]) + more);
        }
    }

    /** Where an object ends at another one, its voxels near it along the line: the other's first voxel counts as height 0. */
    private static void touch(int[] labels, int n, int stride, int base, int lines, float[] square, float[] out) {
        for (int k = 0; k + 1 < n; k++) {
            for (int i = base + k * stride, to = i + lines; i < to; i++) {
                int label = labels[i];
                int other = labels[i + stride];
                if (label != other && label != 0 && other != 0) {
                    for (int d = 1, at = i; d <= Math.min(NEAR, k + 1) && labels[at] == label; d++, at -= stride) {
                        out[at] = Math.min(out[at], square[d]);
                    }
                    for (int d = 1, at = i + stride; d <= Math.min(NEAR, n - 1 - k) && labels[at] == other; d++) {
                        out[at] = Math.min(out[at], square[d]);
                        at += stride;
                    }
                }
            }
        }
    }
}
