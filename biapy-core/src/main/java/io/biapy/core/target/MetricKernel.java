package io.biapy.core.target;

/*
 * Sums over one plane of output x and target t, voxel by voxel; one pass, no memory. `likeliest` replaces the first n values of x, `columns`
 * columns of n, by the column with the largest value, the first of equals.
 */
final class MetricKernel {
    private MetricKernel() {}

    static boolean leavesUnitRange(float[] x) {
        for (float v : x) {
            if (!(v >= 0 && v <= 1)) {
                return true;
            }
        }
        return false;
    }

    /** Adds to (Output) counts: voxels above the threshold in x and above 0 in t, and voxels that are so in either. */
    static void overlap(float[] x, float[] t, float threshold, float ignore, long[] counts) {
        for (int i = 0; i < t.length; i++) {
            if (t[i] != ignore) {
                boolean found = x[i] > threshold;
                boolean truth = t[i] > 0;
                counts[0] += found && truth ? 1 : 0;
                counts[1] += found || truth ? 1 : 0;
            }
        }
    }

    static double distance(float[] x, float[] t, float scale) {
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            sum += Math.abs(x[i] - scale * t[i]);
        }
        return sum;
    }

    static void likeliest(float[] x, int columns, int n) {
        for (int i = 0; i < n; i++) {
            int best = 0;
            for (int c = 1; c < columns; c++) {
                best = x[c * n + i] > x[best * n + i] ? c : best;
            }
            x[i] = best;
        }
    }
}
