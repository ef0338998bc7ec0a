package io.biapy.core.patch;

import java.util.Arrays;

/**
 * Blending weight of overlapping patches, a product of one weight an axis: 1 inside, falling over the {@code taper} outer voxels of both
 * ends as t²/(t² + (1-t)²) with t = i/(taper+1). Stateless. Source: BiaPy 3.7.1, {@code _get_spline_window_2D}.
 */
public final class OverlapWindow {
    private static final double TINY = 1e-8; // BiaPy's, against 0/0

    private OverlapWindow() {}

    /**
     * Weights along one axis, in (0, 1].
     *
     * @param length number of weights
     * @param taper voxels at each end over which the weight falls; at most half the length is used
     */
    public static float[] along(int length, int taper) {
        float[] weights = new float[length];
        Arrays.fill(weights, 1);
        int v = Math.min(Math.max(0, taper), length / 2);
        for (int i = 0; i < v; i++) {
            double t = (i + 1) / (v + 1.0);
            double up = t * t;
            double down = (1 - t) * (1 - t);
            weights[i] = (float) (up / (up + down + TINY));
            weights[length - 1 - i] = weights[i];
        }
        return weights;
    }
}
