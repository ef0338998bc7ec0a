package io.biapy.io.tiff;

import io.biapy.core.run.Workers;
import java.util.Arrays;

/** The range that ImageJ shows. */
final class ValueRange {
    private static final int PARTS = 64;

    private ValueRange() {}

    /** Lowest and highest finite value; the first above the second where there is none. */
    static double[] of(float[] data, Workers workers) {
        float[] lows = new float[PARTS];
        float[] highs = new float[PARTS];
        workers.forEach(PARTS, part -> {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            int end = (int) ((long) data.length * (part + 1) / PARTS);
            for (int i = (int) ((long) data.length * part / PARTS); i < end; i++) {
                float v = data[i];
                if (v < low && v >= -Float.MAX_VALUE) {
                    low = v;
                }
                if (v > high && v <= Float.MAX_VALUE) {
                    high = v;
                }
            }
            lows[part] = low;
            highs[part] = high;
        });
        Arrays.sort(lows);
        Arrays.sort(highs);
        return new double[] {lows[0], highs[PARTS - 1]};
    }
}
