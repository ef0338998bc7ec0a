package io.biapy.instance.star;

/** Where an object may be centred, the most probable first, equal ones in raster order. Arrays are shared; nobody writes them. */
final class Candidates {
    private final int[] voxels;
    private final float[] scores;
    private final float[] lengths;

    /**
     * @param voxels index in the grid of the prediction, by rank
     * @param scores probability, by rank
     * @param lengths ray lengths as predicted, all rays of a rank together
     */
    Candidates(int[] voxels, float[] scores, float[] lengths) {
        this.voxels = voxels;
        this.scores = scores;
        this.lengths = lengths;
    }

    int count() {
        return voxels.length;
    }

    int voxel(int rank) {
        return voxels[rank];
    }

    float score(int rank) {
        return scores[rank];
    }

    /** All lengths: those of rank r with n rays from r n on. */
    float[] lengths() {
        return lengths;
    }
}
