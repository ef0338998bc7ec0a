package io.biapy.metrics.partition;

import io.biapy.metrics.overlap.OverlapTable;

/**
 * Compares a segmentation with the truth as a whole: {@code Partition.of(truth, found).score().voi()}.
 *
 * <p>No objects are matched; these scores say how much is split and merged. Immutable and safe for several threads.
 */
public final class Partition {
    private final OverlapTable overlaps;
    private final Background background;

    private Partition(OverlapTable overlaps, Background background) {
        this.overlaps = overlaps;
        this.background = background;
    }

    /**
     * Compares two label images of the same voxels, in any common order of axes.
     *
     * @param truth ids of the true objects, 0 is background
     * @param found ids of the found objects
     * @throws IllegalArgumentException when the lengths differ or an id is negative
     */
    public static Partition of(int[] truth, int[] found) {
        return of(OverlapTable.of(truth, found));
    }

    /** As {@link #of(int[], int[])}, for ids of 64 bits. */
    public static Partition of(long[] truth, long[] found) {
        return of(OverlapTable.of(truth, found));
    }

    /** Works on overlaps that were counted already; those of a matching, for instance. */
    public static Partition of(OverlapTable overlaps) {
        return new Partition(overlaps, Background.TRUTH_IGNORED);
    }

    /** The same labels with another treatment of background; default {@link Background#TRUTH_IGNORED}. */
    public Partition background(Background other) {
        return new Partition(overlaps, other);
    }

    /** Computes all scores. */
    public PartitionScore score() {
        return PartitionScore.of(background, CountedPairs.of(overlaps, background));
    }

    /** Which objects were split, merged, missed and invented, the worst first. */
    public PartitionErrors errors() {
        return PartitionErrors.of(overlaps, CountedPairs.of(overlaps, background));
    }

    /** The score of the CREMI challenge, which has its own treatment of background; see {@link BorderTolerance} for its borders. */
    public CremiScore cremi() {
        return CremiScore.of(overlaps);
    }

    @Override
    public String toString() {
        return "Partition (" + background + ") by the " + overlaps + "; score() gives the scores";
    }
}
