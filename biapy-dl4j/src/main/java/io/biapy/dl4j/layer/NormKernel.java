package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;
import java.nio.FloatBuffer;

/*
 * Normalisation by planes, fused with the activation that follows: y = f(a x + b), with a = gamma / sd and b = beta - a mean.
 *
 * Layout: direct buffers, planes of len values; offsets count values. A statistic spans the planes first, first + step, ... (count of
 * them): one plane (instance norm), the neighbouring planes of a group (group norm), or one channel's plane in every sample (batch
 * norm). A plane is worked in blocks copied to small arrays, which the compiler can vectorise; mean and variance of blocks are
 * joined in double (Chan, Golub, LeVeque 1983), so that a large mean costs no precision.
 *
 * Cost: two reads and one write forward, five reads and two writes backward. Backward, with d = dy f'(z), x^ = (x - mean) / sd and
 * M values in the statistic: dx = (gamma d - (sum of gamma d) / M - x^ (sum of gamma d x^) / M) / sd (Ioffe, Szegedy 2015).
 */
final class NormKernel {
    static final double EPS = 1e-5;
    private static final int BLOCK = BlockKernel.BLOCK;

    private NormKernel() {}

    /** Mean and (population) variance into {@code out[at]}, {@code out[at + 1]}. */
    static void moments(FloatBuffer x, int first, int step, int count, int len, float[] t, double[] out, int at) {
        double mean = 0;
        double m2 = 0;
        double seen = 0;
        for (int p = 0; p < count; p++) {
            int off = (first + p * step) * len;
            for (int i = 0; i < len; i += BLOCK) {
                int n = Math.min(BLOCK, len - i);
                x.get(off + i, t, 0, n);
                double blockMean = BlockKernel.sum(t, n) / n;
                double centre = (float) blockMean;
                double delta = blockMean - mean;
                double shift = blockMean - centre;
                m2 += BlockKernel.squares(t, n, (float) centre)
                        - n * shift * shift
                        + delta * delta * seen * n / (seen + n);
                mean += delta * n / (seen + n);
                seen += n;
            }
        }
        out[at] = mean;
        out[at + 1] = m2 / seen;
    }

    /** y = f(a x + b) on one plane. */
    static void apply(FloatBuffer x, FloatBuffer y, int plane, int len, float a, float b, Nonlinearity f, float[] t) {
        int off = plane * len;
        for (int i = 0; i < len; i += BLOCK) {
            int n = Math.min(BLOCK, len - i);
            x.get(off + i, t, 0, n);
            affine(t, a, b, n);
            ActivationKernel.apply(f, t, n);
            y.put(off + i, t, 0, n);
        }
    }

    /** Stores d = dy f'(z) of one plane in {@code d}; sum of d and of d (x - mean) into {@code sums[at]}, {@code sums[at + 1]}. */
    static void sums(
            FloatBuffer x,
            FloatBuffer y,
            FloatBuffer dy,
            FloatBuffer d,
            int plane,
            int len,
            float[] meanAB,
            Nonlinearity f,
            float[][] t,
            double[] sums,
            int at) {
        int off = plane * len;
        double s = 0;
        double sx = 0;
        boolean fromResult = ActivationKernel.derivesFromResult(f);
        for (int i = 0; i < len; i += BLOCK) {
            int n = Math.min(BLOCK, len - i);
            x.get(off + i, t[0], 0, n);
            dy.get(off + i, t[2], 0, n);
            if (fromResult) {
                y.get(off + i, t[1], 0, n);
                ActivationKernel.gradientFromResult(f, t[1], t[2], n);
            } else {
                System.arraycopy(t[0], 0, t[1], 0, n);
                affine(t[1], meanAB[1], meanAB[2], n);
                ActivationKernel.gradientFromArgument(f, t[1], t[2], n);
            }
            s += BlockKernel.sum(t[2], n);
            sx += BlockKernel.dot(t[0], meanAB[0], t[2], n);
            d.put(off + i, t[2], 0, n);
        }
        sums[at] = s;
        sums[at + 1] = sx;
    }

    /** d = a d + (c (x - mean) + b) on one plane, in place. */
    static void combine(
            FloatBuffer x, FloatBuffer d, int plane, int len, float mean, float a, float b, float c, float[][] t) {
        int off = plane * len;
        for (int i = 0; i < len; i += BLOCK) {
            int n = Math.min(BLOCK, len - i);
            x.get(off + i, t[0], 0, n);
            d.get(off + i, t[1], 0, n);
            join(t[0], t[1], n, mean, a, b, c);
            d.put(off + i, t[1], 0, n);
        }
    }

    private static void affine(float[] t, float a, float b, int n) {
        for (int j = 0; j < n; j++) {
            t[j] = t[j] * a + b;
        }
    }

    private static void join(float[] x, float[] d, int n, float mean, float a, float b, float c) {
        for (int j = 0; j < n; j++) {
            d[j] = d[j] * a + ((x[j] - mean) * c + b);
        }
    }
}
