package io.biapy.metrics.surface;

/*
 * Sorts distances and moves their weights along: bottom-up merge sort, stable, so that the result is the same everywhere. n log n time, 16
 * bytes a value besides the input. Both arrays are overwritten.
 */
final class SortKernel {
    private SortKernel() {}

    static void sort(double[] keys, double[] values) {
        int n = keys.length;
        double[] fromKeys = keys;
        double[] fromValues = values;
        double[] toKeys = new double[n];
        double[] toValues = new double[n];
        for (long width = 1; width < n; width *= 2) {
            for (long start = 0; start < n; start += 2 * width) {
                int left = (int) start;
                int middle = (int) Math.min(n, start + width);
                int end = (int) Math.min(n, start + 2 * width);
                int right = middle;
                for (int out = left, i = left; out < end; out++) {
                    if (right >= end || (i < middle && fromKeys[i] <= fromKeys[right])) {
                        toKeys[out] = fromKeys[i];
                        toValues[out] = fromValues[i++];
                    } else {
                        toKeys[out] = fromKeys[right];
                        toValues[out] = fromValues[right++];
                    }
                }
            }
            double[] swap = fromKeys;
            fromKeys = toKeys;
            toKeys = swap;
            swap = fromValues;
            fromValues = toValues;
            toValues = swap;
        }
        if (fromKeys != keys) {
            System.arraycopy(fromKeys, 0, keys, 0, n);
            System.arraycopy(fromValues, 0, values, 0, n);
        }
    }
}
