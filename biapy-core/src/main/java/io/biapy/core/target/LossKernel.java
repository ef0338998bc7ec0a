package io.biapy.core.target;

/*
 * Losses of one block of voxels: the weighted sum, and the gradient of that sum times `scale` with respect to the raw output.
 *
 * Arrays hold n voxels from 0 on: x raw output, t target, w weight of the voxel, g gradient (empty: not wanted). Cross entropy has
 * `classes` columns of n values one after another in x and g, and class numbers in t. Sums are double, in index order.
 *
 * Binary cross entropy on logits: max(x, 0) - x t + log(1 + exp(-|x|)). With e = exp(-|x|) the logarithm is taken as log(1 + e), or as
 * e - e²/2 where e < 1e-5 (relative error below 1e-10 in both), since Math.log is compiled to an intrinsic and Math.log1p is not.
 * Cost: one exp and one log a voxel.
 */
final class LossKernel {
    private LossKernel() {}

    static double binaryCrossEntropy(float[] x, float[] t, float[] w, int n, double scale, float[] g) {
        boolean gradient = g.length > 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double v = x[i];
            double e = Math.exp(-Math.abs(v));
            double log = e < 1e-5 ? e - 0.5 * e * e : Math.log(1 + e);
            sum += w[i] * (Math.max(v, 0) - v * t[i] + log);
            if (gradient) {
                double p = (v >= 0 ? 1 : e) / (1 + e);
                g[i] = (float) (scale * w[i] * (p - t[i]));
            }
        }
        return sum;
    }

    static double squared(float[] x, float[] t, float[] w, int n, double scale, float[] g) {
        boolean gradient = g.length > 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double d = (double) x[i] - t[i];
            sum += w[i] * (d * d);
            if (gradient) {
                g[i] = (float) (scale * w[i] * 2 * d);
            }
        }
        return sum;
    }

    static double absolute(float[] x, float[] t, float[] w, int n, double scale, float[] g) {
        boolean gradient = g.length > 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double d = (double) x[i] - t[i];
            sum += w[i] * Math.abs(d);
            if (gradient) {
                g[i] = (float) (scale * w[i] * Math.signum(d));
            }
        }
        return sum;
    }

    static double crossEntropy(float[] x, int classes, float[] t, float[] w, int n, double scale, float[] g) {
        boolean gradient = g.length > 0;
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
            if (gradient) {
                for (int k = 0; k < classes; k++) {
                    double p = Math.exp(x[k * n + i] - max) / total;
                    g[k * n + i] = (float) (scale * w[i] * (k == truth ? p - 1 : p));
                }
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
