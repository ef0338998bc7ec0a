package io.biapy.instance.label;

/*
 * Lower envelopes of parabolas along lines, inside each run of one label, with a parabola of height 0 on the voxel before and after the run: the squared distance
 * to another label of voxels that stand higher than a limit; the others stay as they are.
 * Layout: labels and out flat, voxel k of line c at base + k * stride + c; heights (squares so far) in rows of lines. Labels are gathered 16 lines at a time,
 * which uses whole cache lines. Envelopes are computed in double, where they cross counted from the later of the two voxels, so that no bit depends on where the
 * line begins. Time: O(voxels). Memory: 90 bytes a voxel of one line.
 * Source: Felzenszwalb, Huttenlocher, "Distance transforms of sampled functions" (2012).
 */
final class LineEnvelopeKernel {
    private static final int LINES = 16;

    private LineEnvelopeKernel() {}

    static void lines(
            int[] labels,
            int n,
            int stride,
            int base,
            int lines,
            double step,
            float[][] heights,
            float limit,
            float[] out) {
        int[] ids = new int[LINES * n];
        int[] site = new int[n + 3];
        double[] height = new double[n + 2];
        double[] border = new double[n + 3];
        double w = step * step;
        double[] inverse = new double[n + 1];
        for (int d = 1; d <= n; d++) {
            inverse[d] = 1 / (2 * w * d);
        }
        for (int first = 0; first < lines; first += LINES) {
            int count = Math.min(LINES, lines - first);
            boolean high = false;
            for (int k = 0; k < n; k++) {
                int from = base + k * stride + first;
                for (int c = 0; c < count; c++) {
                    ids[c * n + k] = labels[from + c];
                    high |= heights[k][first + c] > limit;
                }
            }
            for (int c = first; c < first + count && high; c++) {
                int at = (c - first) * n;
                int a = 0;
                while (a < n) {
                    int b = a + 1;
                    boolean isHigh = heights[a][c] > limit;
                    while (b < n && ids[at + b] == ids[at + a]) {
                        isHigh |= heights[b][c] > limit;
                        b++;
                    }
                    if (isHigh) {
                        int top = envelope(heights, c, a, b, n, inverse, site, height, border);
                        fill(heights, c, a, b, w, top, site, height, border, limit, out, base + c, stride);
                    }
                    a = b;
                }
            }
        }
    }

    /** The parabolas of voxels a to b - 1 of line c and of the two beside them that lie lowest somewhere; the number of them less one. */
    private static int envelope(
            float[][] heights,
            int c,
            int a,
            int b,
            int n,
            double[] inverse,
            int[] site,
            double[] height,
            double[] border) {
        int top = -1;
        int from = a > 0 ? a - 1 : a;
        int to = b < n ? b : b - 1;
        for (int q = from; q <= to; q++) {
            double h = q < a || q == b ? 0 : heights[q][c];
            if (h == Double.POSITIVE_INFINITY) {
                continue;
            }
            double start = Double.NEGATIVE_INFINITY;
            while (top >= 0) {
                int apart = q - site[top];
                double shift = (h - height[top]) * inverse[apart];
                start = shift - 0.5 * apart; // from q; from the site it is shift + apart / 2
                if (shift + 0.5 * apart > border[top]) {
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
        site[top + 1] = 0;
        border[top + 1] = Double.POSITIVE_INFINITY;
        return top;
    }

    private static void fill(
            float[][] heights,
            int c,
            int a,
            int b,
            double w,
            int top,
            int[] site,
            double[] height,
            double[] border,
            float limit,
            float[] out,
            int base,
            int stride) {
        int k = 0;
        for (int q = a; q < b && top >= 0; q++) { // without a parabola there is no border anywhere: stays infinite
            while (border[k + 1] < q - site[k + 1]) {
                k++;
            }
            if (heights[q][c] > limit) {
                double d = q - site[k];
                out[base + q * stride] = (float) (w * d * d + height[k]);
            }
        }
    }
}
