package io.biapy.core.workflow;

/*
 * Rounds floats in place to what a narrower type holds.
 * Input and output: any array, value by value; no memory, about 1 ns a value.
 * Halves: IEEE 754 binary16, ties to even; below 2^-14 the steps are 2^-24, above the lowest 13 bits of the fraction go.
 * Steps: whole multiples of 1 / n from 0 to 1; what blending leaves a hair outside of 0 to 1 becomes 0 or 1.
 * Both return the index of the first value that does not fit and has been left, or -1.
 */
final class PrecisionKernel {
    private static final float HAIR = 1e-4f;

    private PrecisionKernel() {}

    static int toHalf(float[] values) {
        for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToRawIntBits(values[i]);
            int size = bits & 0x7FFFFFFF;
            if (size < 0x38800000) { // below 2^-14
                values[i] = Math.copySign((float) Math.rint(values[i] * 0x1p24) * 0x1p-24f, values[i]);
            } else if (size < 0x477FF000) { // does not round to 65536
                int odd = bits >>> 13 & 1;
                values[i] = Float.intBitsToFloat(bits + 0xFFF + odd & ~0x1FFF);
            } else if (size < 0x7F800000) {
                return i;
            }
        }
        return -1;
    }

    static int toSteps(float[] values, int n) {
        double step = 1.0 / n;
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            if (!(value >= -HAIR && value <= 1 + HAIR)) {
                return i;
            }
            double inside = Math.min(1, Math.max(0, value));
            values[i] = (float) (step * (float) Math.rint(inside * n));
        }
        return -1;
    }
}
