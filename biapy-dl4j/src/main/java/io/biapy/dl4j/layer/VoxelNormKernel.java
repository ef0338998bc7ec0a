package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;
import java.nio.FloatBuffer;

/*
 * Normalisation of each voxel over its channels, fused with the activation: blocks of BLOCK voxels, channel after channel, so that all
 * loops run along x. Layout: buffers N, channel, voxel. Mean and inverse deviation of a block are found again in the backward pass,
 * which costs a read of a block that is in the cache anyway and saves two values a voxel.
 *
 * One object holds the small arrays of one thread. Cost: three reads of the block forward and four backward, from the cache.
 */
final class VoxelNormKernel {
    static final int BLOCK = 256;

    private final FloatBuffer x;
    private final int len;
    private final int channels;
    private final float[] gamma;
    private final float[] beta;
    private final Nonlinearity function;
    private final float[] mean = new float[BLOCK];
    private final float[] scale = new float[BLOCK];
    private final float[] a = new float[BLOCK];
    private final float[] b = new float[BLOCK];
    private final float[] c = new float[BLOCK];

    VoxelNormKernel(FloatBuffer x, int len, int channels, float[] gamma, float[] beta, Nonlinearity function) {
        this.x = x;
        this.len = len;
        this.channels = channels;
        this.gamma = gamma;
        this.beta = beta;
        this.function = function;
    }

    void forward(FloatBuffer y, int sample, int from) {
        int n = Math.min(BLOCK, len - from);
        moments(sample, from, n);
        for (int k = 0; k < channels; k++) {
            int at = (sample * channels + k) * len + from;
            x.get(at, a, 0, n);
            argument(a, k, n);
            ActivationKernel.apply(function, a, n);
            y.put(at, a, 0, n);
        }
    }

    /** Adds, by channel, the sums of d x^ and of d to {@code sums}. */
    void backward(FloatBuffer y, FloatBuffer dy, FloatBuffer dx, int sample, int from, float[] sums) {
        int n = Math.min(BLOCK, len - from);
        moments(sample, from, n);
        float[] s = new float[n];
        float[] sx = new float[n];
        boolean fromResult = ActivationKernel.derivesFromResult(function);
        for (int k = 0; k < channels; k++) {
            int at = (sample * channels + k) * len + from;
            x.get(at, a, 0, n);
            dy.get(at, b, 0, n);
            if (fromResult) {
                y.get(at, c, 0, n);
                ActivationKernel.gradientFromResult(function, c, b, n);
            } else {
                System.arraycopy(a, 0, c, 0, n);
                argument(c, k, n);
                ActivationKernel.gradientFromArgument(function, c, b, n);
            }
            for (int j = 0; j < n; j++) {
                a[j] = (a[j] - mean[j]) * scale[j];
                s[j] += gamma[k] * b[j];
                sx[j] += gamma[k] * b[j] * a[j];
            }
            sums[2 * k] += (float) BlockKernel.dot(a, 0, b, n);
            sums[2 * k + 1] += (float) BlockKernel.sum(b, n);
            dx.put(at, b, 0, n);
        }
        float share = 1f / channels;
        for (int k = 0; k < channels; k++) {
            int at = (sample * channels + k) * len + from;
            x.get(at, a, 0, n);
            dx.get(at, b, 0, n);
            for (int j = 0; j < n; j++) {
                float normal = (a[j] - mean[j]) * scale[j];
                b[j] = scale[j] * (gamma[k] * b[j] - share * (s[j] + normal * sx[j]));
            }
            dx.put(at, b, 0, n);
        }
    }

    /** t = gamma x^ + beta. */
    private void argument(float[] t, int k, int n) {
        for (int j = 0; j < n; j++) {
            t[j] = (t[j] - mean[j]) * scale[j] * gamma[k] + beta[k];
        }
    }

    private void moments(int sample, int from, int n) {
        float share = 1f / channels;
        java.util.Arrays.fill(mean, 0, n, 0);
        java.util.Arrays.fill(scale, 0, n, 0);
        for (int k = 0; k < channels; k++) {
            x.get((sample * channels + k) * len + from, a, 0, n);
            for (int j = 0; j < n; j++) {
                mean[j] += a[j];
            }
        }
        for (int j = 0; j < n; j++) {
            mean[j] *= share;
        }
        for (int k = 0; k < channels; k++) {
            x.get((sample * channels + k) * len + from, a, 0, n);
            for (int j = 0; j < n; j++) {
                scale[j] += (a[j] - mean[j]) * (a[j] - mean[j]);
            }
        }
        for (int j = 0; j < n; j++) {
            scale[j] = (float) (1 / Math.sqrt(scale[j] * share + NormKernel.EPS));
        }
    }
}
