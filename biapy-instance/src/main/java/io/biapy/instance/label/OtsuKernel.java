package io.biapy.instance.label;

/*
 * Otsu's threshold in numpy's float32 arithmetic: 256 equal bins whose 257 edges are float32 (i * step + low, the last one is the
 * highest value), membership by the edges, then class weights, means and the between-class variance as float32 running sums;
 * the first maximum wins and the answer is the centre of its bin. Doing any of it in double gives another last digit or, once in
 * some hundred images, another bin.
 * Layout: any flat range. Time: O(values). Source: numpy.histogram and skimage.filters.threshold_otsu as documented behaviour.
 */
final class OtsuKernel {
    private static final int BINS = 256;

    private OtsuKernel() {}

    static float threshold(float[] values, int from, int to, float low, float high) {
        float[] edges = edges(low, high);
        long[] counts = new long[BINS];
        float width = high - low;
        for (int i = from; i < to; i++) {
            float v = values[i];
            int bin = (int) ((v - low) / width * BINS);
            if (bin == BINS) {
                bin--;
            }
            if (v < edges[bin]) {
                bin--;
            } else if (bin != BINS - 1 && v >= edges[bin + 1]) {
                bin++;
            }
            counts[bin]++;
        }
        return bestCentre(counts, edges);
    }

    private static float[] edges(float low, float high) {
        float[] edges = new float[BINS + 1];
        float step = (high - low) / BINS;
        for (int i = 0; i < BINS; i++) {
            edges[i] = i * step + low;
        }
        edges[BINS] = high;
        return edges;
    }

    private static float bestCentre(long[] counts, float[] edges) {
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
