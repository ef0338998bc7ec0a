package io.biapy.instance.star;

import io.biapy.core.error.InputException;

/**
 * Which voxels may be centres. Immutable.
 *
 * @param otsu whether the threshold is Otsu's of the image
 * @param threshold least probability, unless it is Otsu's
 * @param maximaOnly whether no neighbour may be more probable
 * @param margin voxels of the prediction left out along each border
 */
record CandidateOptions(boolean otsu, double threshold, boolean maximaOnly, int margin) {
    static final CandidateOptions DEFAULT = new CandidateOptions(false, 0.4, false, 0);

    CandidateOptions {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new InputException("A probability threshold is a number from 0 to 1, got " + threshold + ".");
        }
        if (margin < 0) {
            throw new InputException("A margin is at least 0 voxels, got " + margin + ".");
        }
    }

    @Override
    public String toString() {
        return (maximaOnly ? "maxima" : "voxels") + " of probability "
                + (otsu ? "above Otsu's threshold" : ">= " + threshold)
                + (margin > 0 ? ", " + margin + " from the border" : "");
    }
}
