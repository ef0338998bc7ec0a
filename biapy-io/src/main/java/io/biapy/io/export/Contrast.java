package io.biapy.io.export;

import java.util.Arrays;

/** Stretches intensities to what a screen shows: from the 1st to the 99.8th percentile of the finite values, the rest clipped. */
record Contrast(float low, float high) {
    private static final double LOW = 0.01;
    private static final double HIGH = 0.998;

    static Contrast of(float[] values) {
        float[] sorted = new float[values.length];
        int n = 0;
        for (float v : values) {
            if (Float.isFinite(v)) {
                sorted[n++] = v;
            }
        }
        if (n == 0) {
            return new Contrast(0, 1);
        }
        Arrays.sort(sorted, 0, n);
        float low = sorted[(int) (LOW * (n - 1))];
        float high = sorted[(int) Math.ceil(HIGH * (n - 1))];
        return high > low ? new Contrast(low, high) : new Contrast(sorted[0], Math.max(sorted[n - 1], sorted[0] + 1));
    }

    /** 0 to 255; 0 for a value that is not finite. */
    int level(float value) {
        double share = ((double) value - low) / ((double) high - low);
        return Float.isFinite(value) ? (int) Math.round(255 * Math.max(0, Math.min(1, share))) : 0;
    }
}
