package io.biapy.instance.affinity;

import io.biapy.core.error.InputException;

/** When two regions merge. Immutable. */
record MergeOptions(double threshold, double quantile, long leastVoxels) {
    MergeOptions {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new InputException("The affinity from which regions merge is from 0 to 1, got " + threshold + ".");
        }
        if (!(quantile > 0 && quantile <= 100)) {
            throw new InputException(
                    "The quantile of affinities is above 0 and at most 100 percent (50: the median), got " + quantile
                            + ".");
        }
        if (leastVoxels < 0) {
            throw new InputException("A border needs 0 or more pairs of voxels, got " + leastVoxels + ".");
        }
    }

    MergeOptions withThreshold(double other) {
        return new MergeOptions(other, quantile, leastVoxels);
    }

    MergeOptions withQuantile(double other) {
        return new MergeOptions(threshold, other, leastVoxels);
    }

    MergeOptions withLeastVoxels(long other) {
        return new MergeOptions(threshold, quantile, other);
    }

    @Override
    public String toString() {
        return "merged while quantile " + quantile + " % >= " + threshold + " of borders of at least " + leastVoxels
                + " pairs";
    }
}
