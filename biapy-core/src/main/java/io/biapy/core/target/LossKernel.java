package io.biapy.core.target;

/*
 * Losses of one block of voxels: the weighted sum, and the gradient of that sum times `scale` with respect to the raw output.
 *
 * Arrays hold n voxels from 0 on: x raw output, t target, w weight of the voxel, g gradient. Cross entropy has
 * `classes` columns of n values one after another in x and g, and class numbers in t. Sums are double, in index order.
 *
 * Binary cross entropy on logits: max(x, 0) - x t + log(1 + e) with e = exp(-|x|). Both functions are short series, faster
 * together than Math.exp and Math.log: e = 2^-k exp(-r) with |r| <= log(2)/2 and eight Taylor terms, log(1 + e) =
 * 2 artanh(e / (2 + e)) with nine terms. Relative error of each below 1e-9, tested; no branch, so that they stay exact for small e too.
 */
final class LossKernel {
    private static final double LOG2_E = 1 / Math.log(2);
    private static final double LN_2 = Math.log(2);
    private static final double ROUND = 0x1.8p52;

    private LossKernel() {}

    static double binaryCrossEntropy(float[] x, float[] t, float[] w, int n, double scale, float[] g) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double e = expOfMinus(Math.abs(v));
            double inverse = 1 / ((1 + e) * (2 + e)); // one division for both quotients
            double p = (v >= 0 ? 1 : e) * (2 + e) * inverse;
            sum += w[i] * (Math.max(v, 0) - v * t[i] + log1p(e * (1 + e) * inverse));
            g[i] = (float) (scale * w[i] * (p - t[i]));
        }
        return sum;
    }

    /** exp(-a) for a of at least 0; never below exp(-700). */
    static double expOfMinus(double a) {
        double limited = Math.min(a, 700);
        double rounded = limited * LOG2_E + ROUND; // its low bits are the nearest integer k
        double r = (rounded - ROUND) * LN_2 - limited;
        double taylor = 1 / 40320.0;
        taylor = taylor * r + 1 / 5040.0;
        taylor = taylor * r + 1 / 720.0;
        taylor = taylor * r + 1 / 120.0;
        taylor = taylor * r + 1 / 24.0;
        taylor = taylor * r + 1 / 6.0;
        taylor = taylor * r + 1 / 2.0;
        taylor = taylor * r + 1;
        taylor = taylor * r + 1;
        return taylor * Double.longBitsToDouble((1023L << 52) - (Double.doubleToRawLongBits(rounded) << 52));
    }

    /** log(1 + e) for e from 0 to 1, given s = e / (2 + e). */
    static double log1p(double s) {
        double q = s * s;
        double series = 1 / 17.0;
        series = series * q + 1 / 15.0;
        series = series * q + 1 / 13.0;
        series = series * q + 1 / 11.0;
        series = series * q + 1 / 9.0;
        series = series * q + 1 / 7.0;
        series = series * q + 1 / 5.0;
        series = series * q + 1 / 3.0;
        series = series * q + 1;
        return 2 * s * series;
    }

    static double squared(float[] x, float[] t, float[] w, int n, double scale, float[] g) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double d = (double) x[i] - t[i];
            sum += w[i] * (d * d);
            g[i] = (float) (scale * w[i] * 2 * d);
        }
        return sum;
    }

    static double absolute(float[] x, float[] t, float[] w, int n, double scale, float[] g) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double d = (double) x[i] - t[i];
            sum += w[i] * Math.abs(d);
            g[i] = (float) (scale * w[i] * Math.signum(d));
        }
        return sum;
    }

    static double crossEntropy(float[] x, int classes, float[] t, float[] w, int n, double scale, float[] g) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int truth = (int) t[i];
            double max = x[i];
            for (int k = 1; k < classes; k++) {
                max = Math.max(max, x[k * n + i]);
            }
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += Math.exp(x[k * n + i] - max);
            }
            sum += w[i] * (max + Math.log(total) - x[truth * n + i]);
            for (int k = 0; k < classes; k++) {
                double p = Math.exp(x[k * n + i] - max) / total;
                g[k * n + i] = (float) (scale * w[i] * (k == truth ? p - 1 : p));
            }
        }
        return sum;
    }

    /** Replaces raw outputs by their sigmoid or tanh y, and keeps dy/dx in `slope`. */
    static void activate(float[] x, int n, boolean tanh, float[] slope) {
        for (int i = 0; i < n; i++) {
            double y = tanh ? Math.tanh(x[i]) : 1 / (1 + Math.exp(-x[i]));
            x[i] = (float) y;
            slope[i] = (float) (tanh ? 1 - y * y : y * (1 - y));
        }
    }
}
