package io.biapy.instance.label;

/*
 * Otsu's threshold in numpy's float32 arithmetic: 256 equal bins whose 257 edges are float32 (i * step + low, the last one is the
 * highest value), membership by the edges, then class weights, means and the between-class variance as float32 running sums;
 * the first maximum wins and the answer is the centre of its bin. Doing any of it in double gives another last digit or, once in
 * some hundred images, another bin.
 * Layout: any flat range; counts of parts add up, so threads can share them. Time: O(values). Memory: 6 kB a part.
 * Source: numpy.histogram and skimage.filters.threshold_otsu as documented behaviour.
 */
final class OtsuKernel {
    private static final int BINS = 256;

    private OtsuKernel() {}

    /** Least and greatest of values[from] to values[to - 1] into range; the index of one that is not finite, or -1. */
    static int range(float[] values, int from, int to, float[] range) {
        float low = range[0];
        float high = range[1];
        for (int i = from; i < to; i++) { // without a way out, so that many are compared at once; NaN stays
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        if (from < to && !(low > Float.NEGATIVE_INFINITY && high < Float.POSITIVE_INFINITY)) {
            for (int i = from; i < to; i++) {
                if (!Float.isFinite(values[i])) {
                    return i;
                }
            }
        }
        range[0] = low + 0f; // -0 as 0
        range[1] = high + 0f;
        return -1;
    }

    /** How many of values[from] to values[to - 1] fall into each bin between edges. */
    static long[] count(float[] values, int from, int to, float[] edges) {
        int[] odd = new int[BINS]; // two sets, so that equal neighbours do not wait for each other
        int[] even = new int[BINS];
        float low = edges[0];
        float width = edges[BINS] - low;
        int i = from;
        for (; i < to - 1; i += 2) {
            odd[bin(values[i], low, width, edges)]++;
            even[bin(values[i + 1], low, width, edges)]++;
        }
        if (i < to) {
            odd[bin(values[i], low, width, edges)]++;
        }
        long[] counts = new long[BINS];
        for (int b = 0; b < BINS; b++) {
            counts[b] = (long) odd[b] + even[b];
        }
        return counts;
    }

    /** As numpy finds it: a quotient, put right by at most one bin where the edges say otherwise. */
    private static int bin(float v, float low, float width, float[] edges) {
        int bin = Math.min((int) ((v - low) / width * BINS), BINS - 1);
        if (v < edges[bin]) {
            return bin - 1;
        }
        return bin != BINS - 1 && v >= edges[bin + 1] ? bin + 1 : bin;
    }

    static float[] edges(float low, float high) {
        float[] edges = new float[BINS + 1];
        float step = (high - low) / BINS;
        for (int i = 0; i < BINS; i++) {
            edges[i] = i * step + low;
        }
        edges[BINS] = high;
        return edges;
    }

    static float bestCentre(long[] counts, float[] edges) {
        float[] centre = new float[BINS];
        float[] weightBelow = new float[BINS];
        float[] sumBelow = new float[BINS];
        float weight = 0;
        float sum = 0;
        for (int b = 0; b < BINS; b++) {
            centre[b] = (edges[b] + edges[b + 1]) / 2;
            weight += counts[b];
            sum += (float) counts[b] * centre[b];
            weightBelow[b] = weight;
            sumBelow[b] = sum;
        }
        float best = Float.NEGATIVE_INFINITY;
        int bestBin = 0;
        weight = 0;
        sum = 0;
        for (int b = BINS - 2; b >= 0; b--) { // from above, as numpy sums the reversed histogram
            weight += counts[b + 1];
            sum += (float) counts[b + 1] * centre[b + 1];
            float apart = sumBelow[b] / weightBelow[b] - sum / weight;
            float variance = weightBelow[b] * weight * (apart * apart);
            if (variance >= best) { // backwards, so that the first of equals wins
                best = variance;
                bestBin = b;
            }
        }
        return centre[bestBin];
    }
}
