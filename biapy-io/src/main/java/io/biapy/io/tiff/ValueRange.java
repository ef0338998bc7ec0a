package io.biapy.io.tiff;

/** The range that ImageJ shows. */
final class ValueRange {
    private ValueRange() {}

    /** Lowest and highest finite value; the first above the second where there is none. */
    static double[] of(float[] data) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float v : data) {
            if (v < low && v >= -Float.MAX_VALUE) {
                low = v;
            }
            if (v > high && v <= Float.MAX_VALUE) {
                high = v;
            }
        }
        return new double[] {low, high};
    }
}
