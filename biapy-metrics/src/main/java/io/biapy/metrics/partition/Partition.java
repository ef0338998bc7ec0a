package io.biapy.metrics.partition;

import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;

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
        int pairs = overlaps.pairs();
        int[] row = new int[pairs];
        int[] column = new int[pairs];
        long[] n = new long[pairs];
        int kept = 0;
        int single = -1;
        for (int p = 0; p < pairs; p++) {
            boolean truthLess = overlaps.truthId(p) == 0;
            boolean foundLess = overlaps.foundId(p) == 0;
            boolean ignored = (truthLess && background != Background.COUNTED)
                    || (foundLess && background == Background.EITHER_IGNORED);
            if (!ignored) {
                row[kept] = overlaps.truthIndex(p);
                column[kept] = overlaps.foundIndex(p);
                n[kept++] = overlaps.voxels(p);
                if (foundLess && background == Background.FOUND_SINGLE) {
                    single = overlaps.foundIndex(p);
                }
            }
        }
        return PartitionScore.of(
                background, Arrays.copyOf(row, kept), Arrays.copyOf(column, kept), Arrays.copyOf(n, kept), single);
    }

    @Override
    public String toString() {
        return "Partition (" + background + ") by the " + overlaps + "; score() gives the scores";
    }
}
