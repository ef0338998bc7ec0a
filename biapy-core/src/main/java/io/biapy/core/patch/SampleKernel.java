package io.biapy.core.patch;

/*
 * Sum, least and greatest of values, in one pass; the sum in double in the order of the values, so that it does not depend on threads.
 * A value that is no number makes all three no numbers.
 */
final class SampleKernel {
    private SampleKernel() {}

    static double[] sumMinMax(float[] values) {
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            sum += value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return new double[] {sum, least, greatest};
    }
}
