package io.biapy.instance.watershed;

/** A distance predicted as 11 classes (background and ten bins): the most likely class / 10, the first of equals. */
final class DistanceBins {
    static final int WIDTH = 11;

    private DistanceBins() {}

    /** Bin k of voxel i is data[k][from[k] + i]. */
    static float[] mostLikely(float[][] data, int[] from, int voxels) {
        float[] value = new float[voxels];
        for (int i = 0; i < voxels; i++) {
            int best = 0;
            for (int bin = 1; bin < WIDTH; bin++) {
                if (data[bin][from[bin] + i] > data[best][from[best] + i]) {
                    best = bin;
                }
            }
            value[i] = (float) (best / 10.0);
        }
        return value;
    }
}
