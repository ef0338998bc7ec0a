package io.biapy.core.normalize;

import java.util.Arrays;

/*
 * Statistics of one channel, float values from an offset on. Sums are in double, in order, so they do not depend on anything else.
 * Percentiles by linear interpolation between order statistics (NumPy's default), or the value of the nearest rank, half to even (BiaPy on torch
 * tensors). Cost: one pass; percentiles sort a copy.
 */
final class StatisticsKernel {
    private StatisticsKernel() {}

    static boolean isBinary(float[] v, int from, int n) {
        for (int i = from; i < from + n; i++) {
            if (v[i] != 0 && v[i] != 1) {
                return false;
            }
        }
        return true;
    }

    static float[] sorted(float[] v, int from, int n) {
        float[] copy = Arrays.copyOfRange(v, from, from + n);
        Arrays.sort(copy);
        return copy;
    }

    static double percentile(float[] sorted, double q, boolean nearestRank) {
        double at = q / 100 * (sorted.length - 1);
        if (nearestRank) {
            return sorted[(int) Math.rint(at)];
        }
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        float share = (float) (at - below);
        return sorted[below] + (sorted[above] - sorted[below]) * share;
    }

    static double mean(float[] v, int from, int n) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += v[i];
        }
        return sum / n;
    }

    static double deviation(float[] v, int from, int n, double mean, int divisor) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += (v[i] - mean) * (v[i] - mean);
        }
        return Math.sqrt(sum / divisor);
    }

    static void clip(float[] v, int from, int n, double lower, double upper) {
        for (int i = from; i < from + n; i++) {
            v[i] = (float) Math.min(upper, Math.max(lower, v[i]));
        }
    }
}
