package io.biapy.instance.label;

/*
 * Squared Euclidean distance to the nearest voxel of another label, separable: along x by counting from the ends of each run of
 * one label, then along y and z as the lower envelope of parabolas, again inside each run of one label, with a parabola of
 * height 0 on the voxel before and after the run. An object needs no pass of its own. The last pass takes the root.
 * Layout: labels and out z, y, x flat, x fastest; lines along y and z are gathered 16 at a time, which uses whole cache lines. Units of
 * lines are independent, so threads can share them. Time: O(voxels). Memory: 300 bytes a voxel of one line. Squares of distances are kept as
 * float, envelopes are computed in double.
 * Source: Felzenszwalb, Huttenlocher, "Distance transforms of sampled functions" (2012); multi-label runs after W. Silversmith's edt.
 */
final class DistanceKernel {
    /** Lines beside each other that make a unit. */
    static final int UNIT = 64;

    private static final int LINES = 16;
    private static final int GAP =
            16; // between gathered lines, so that they do not fall into the same places of the cache

    private DistanceKernel() {}

    /** Along the rows first to end - 1. */
    static void alongX(int[] labels, int first, int end, int nx, double dx, boolean root, float[] out) {
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
                    for (int x = a; x < b; x++) {
                        double left = a > 0 ? (x - a + 1) * dx : Double.POSITIVE_INFINITY;
                        double right = b < nx ? (b - x) * dx : Double.POSITIVE_INFINITY;
                        double near = Math.min(left, right);
                        float square = (float) (near * near);
                        out[base + x] = root ? (float) Math.sqrt(square) : square;
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

    /** The lines of n values, {@code stride} apart, of units first to end - 1 (see {@link #units}). */
    static void across(int[] labels, int n, int stride, int first, int end, double step, boolean root, float[] out) {
        int unitsABlock = units(stride, 1);
        int pitch = n + GAP;
        float[] values = new float[LINES * pitch];
        int[] ids = new int[LINES * pitch];
        int[] site = new int[n + 2];
        double[] height = new double[n + 2];
        double[] border = new double[n + 3];
        double w = step * step;
        double[] inverse = new double[n + 1];
        for (int d = 1; d <= n; d++) {
            inverse[d] = 1 / (2 * w * d);
        }
        for (int unit = first; unit < end; unit++) {
            int block = unit / unitsABlock * n * stride;
            int from = unit % unitsABlock * UNIT;
            int to = Math.min(stride, from + UNIT);
            for (int c = from; c < to; c += LINES) {
                int lines = Math.min(LINES, to - c);
                gather(labels, out, block + c, n, stride, lines, pitch, ids, values);
                for (int k = 0; k < lines; k++) {
                    line(ids, values, k * pitch, n, w, inverse, site, height, border);
                }
                scatter(values, block + c, n, stride, lines, pitch, root, out);
            }
        }
    }

    private static void gather(
            int[] labels, float[] in, int base, int n, int stride, int lines, int pitch, int[] ids, float[] values) {
        for (int k = 0; k < n; k++) {
            int from = base + k * stride;
            for (int c = 0; c < lines; c++) {
                values[c * pitch + k] = in[from + c];
                ids[c * pitch + k] = labels[from + c];
            }
        }
    }

    private static void scatter(
            float[] values, int base, int n, int stride, int lines, int pitch, boolean root, float[] out) {
        for (int k = 0; k < n; k++) {
            int to = base + k * stride;
            for (int c = 0; c < lines; c++) {
                float square = values[c * pitch + k];
                out[to + c] = root ? (float) Math.sqrt(square) : square;
            }
        }
    }

    private static void line(
            int[] ids,
            float[] values,
            int at,
            int n,
            double w,
            double[] inverse,
            int[] site,
            double[] height,
            double[] border) {
        int a = 0;
        while (a < n) {
            int id = ids[at + a];
            int b = a + 1;
            while (b < n && ids[at + b] == id) {
                b++;
            }
            if (id != 0) {
                envelope(values, at, a, b, n, w, inverse, site, height, border);
            }
            a = b;
        }
    }

    /** One run a to b - 1 of one label: the lower envelope of its parabolas and the two of its neighbours. */
    private static void envelope(
            float[] values,
            int at,
            int a,
            int b,
            int n,
            double w,
            double[] inverse,
            int[] site,
            double[] height,
            double[] border) {
        int top = -1;
        int from = a > 0 ? a - 1 : a;
        int to = b < n ? b : b - 1;
        for (int q = from; q <= to; q++) {
            double h = q < a || q == b ? 0 : values[at + q];
            if (h == Double.POSITIVE_INFINITY) {
                continue;
            }
            double start = Double.NEGATIVE_INFINITY;
            while (top >= 0) {
                int p = site[top];
                start = (h - height[top]) * inverse[q - p] + 0.5 * (q + p);
                if (start > border[top]) {
                    break;
                }
                top--;
            }
            if (top < 0) {
                start = Double.NEGATIVE_INFINITY;
            }
            top++;
            site[top] = q;
            height[top] = h;
            border[top] = start;
        }
        if (top < 0) {
            return; // no border anywhere: stays infinite
        }
        border[top + 1] = Double.POSITIVE_INFINITY;
        int k = 0;
        for (int q = a; q < b; q++) {
            while (border[k + 1] < q) {
                k++;
            }
            double d = q - site[k];
            values[at + q] = (float) (w * d * d + height[k]);
        }
    }
}
