package io.biapy.instance.flow;

import java.util.Arrays;

/*
 * The flow that Omnipose follows: predicted vectors of the foreground at unit length, times their divergence (central
 * differences, one-sided at the image's edge), which is scaled so that its 0.01 and 99.99 percentiles become 0 and 1. Flows that
 * run together are slowed down, those that part are fast.
 * Rounding as in BiaPy: vectors and divergence in float, scaling in double.
 * Layout: components one after the other, each z, y, x flat, x fastest. Memory: 8 bytes a voxel beside the flow. Time: O(n log n)
 * in the voxels.
 * Source: Cutler et al., "Omnipose", Nature Methods 19 (2022); BiaPy 3.7.1, _div_rescale.
 */
final class RescaleKernel {
    private static final double LOW = 0.01 / 100;
    private static final double HIGH = 99.99 / 100;

    private RescaleKernel() {}

    /** Changes {@code flow} (axes x voxels) in place. */
    static void rescale(float[] flow, int axes, boolean[] foreground, int nz, int ny, int nx) {
        int voxels = foreground.length;
        for (int i = 0; i < voxels; i++) {
            float squares = 0;
            for (int a = 0; a < axes; a++) {
                float value = foreground[i] ? flow[a * voxels + i] : 0;
                flow[a * voxels + i] = value;
                squares += value * value;
            }
            float length = (float) Math.sqrt(squares);
            for (int a = 0; a < axes && length > 0; a++) {
                flow[a * voxels + i] /= length;
            }
        }
        float[] divergence = divergence(flow, axes, nz, ny, nx);
        float[] sorted = divergence.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, LOW);
        double range = quantile(sorted, HIGH) - low;
        if (range == 0) {
            range = 1;
        }
        for (int i = 0; i < voxels; i++) {
            double scaled = Math.min(1, Math.max(0, (divergence[i] - low) / range));
            for (int a = 0; a < axes; a++) {
                flow[a * voxels + i] = (float) (flow[a * voxels + i] * scaled);
            }
        }
    }

    /** 0 everywhere in an image of a single row or column. */
    private static float[] divergence(float[] flow, int axes, int nz, int ny, int nx) {
        int voxels = nz * ny * nx;
        float[] sum = new float[voxels];
        if (ny < 2 || nx < 2) {
            return sum;
        }
        for (int a = 0; a < axes; a++) {
            int axis = 3 - axes + a;
            int step = axis == 0 ? ny * nx : axis == 1 ? nx : 1;
            int length = axis == 0 ? nz : axis == 1 ? ny : nx;
            int at = a * voxels;
            for (int i = 0; i < voxels; i++) {
                int place = i / step % length;
                float slope = place == 0
                        ? flow[at + i + step] - flow[at + i]
                        : place == length - 1
                                ? flow[at + i] - flow[at + i - step]
                                : (flow[at + i + step] - flow[at + i - step]) / 2;
                sum[i] += slope;
            }
        }
        return sum;
    }

    /** Linear between the two nearest of sorted values, as numpy.quantile rounds. */
    static double quantile(float[] sorted, double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) place;
        float a = sorted[below];
        float b = sorted[Math.min(below + 1, sorted.length - 1)];
        double t = place - below;
        float difference = b - a;
        return t >= 0.5 ? b - difference * (1 - t) : a + difference * t;
    }
}
