package io.biapy.io.sample;

/*
 * Looks over values that are to become integers of [low, end): one pass, stops at the first fraction but not before all later values were
 * found to fit.
 */
final class WholeKernel {
    private WholeKernel() {}

    /** The first index of a fraction, or {@code behind} where there is none; -1 - i where value i does not fit once it is rounded. */
    static int firstFraction(float[] values, int first, int behind, float low, float end) {
        int fraction = behind;
        for (int i = first; i < behind; i++) {
            float value = values[i];
            float rounded = (float) Math.rint(value);
            if (!(rounded >= low && rounded < end)) {
                return -1 - i;
            }
            if (rounded != value && fraction == behind) {
                fraction = i;
            }
        }
        return fraction;
    }
}
