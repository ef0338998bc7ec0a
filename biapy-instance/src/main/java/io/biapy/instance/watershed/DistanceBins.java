package io.biapy.instance.watershed;

/** A distance predicted as 11 classes (background and ten bins): the most likely class / 10, the first of equals. */
final class DistanceBins {
    static final int WIDTH = 11;

    private DistanceBins() {}

    static float[] mostLikely(float[] data, int first, int plane) {
        float[] value = new float[plane];
        for (int i = 0; i < plane; i++) {
            int best = 0;
            for (int bin = 1; bin < WIDTH; bin++) {
                if (data[first + bin * plane + i] > data[first + best * plane + i]) {
                    best = bin;
                }
            }
            value[i] = (float) (best / 10.0);
        }
        return value;
    }
}
