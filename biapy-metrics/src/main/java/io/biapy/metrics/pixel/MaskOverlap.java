package io.biapy.metrics.pixel;

import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.table.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How far a found mask covers a true one: {@code MaskOverlap.of(truth, found).jaccard()}.
 *
 * <p>Two empty masks are equal and score 1; if only one is empty, every score is 0. Never NaN.
 *
 * @param both voxels in both masks
 * @param onlyTruth voxels in the true mask alone (missed)
 * @param onlyFound voxels in the found mask alone (invented)
 * @param neither voxels in no mask
 */
public record MaskOverlap(long both, long onlyTruth, long onlyFound, long neither) implements Result {

    /**
     * Compares two masks of the same voxels.
     *
     * @throws IllegalArgumentException when the lengths differ
     */
    public static MaskOverlap of(boolean[] truth, boolean[] found) {
        requireSameLength(truth.length, found.length);
        long[] counts = new long[4];
        for (int i = 0; i < truth.length; i++) {
            counts[(truth[i] ? 2 : 0) + (found[i] ? 1 : 0)]++;
        }
        return new MaskOverlap(counts[3], counts[2], counts[1], counts[0]);
    }

    /**
     * Compares the foregrounds of two label images or masks: whatever is not 0.
     *
     * @throws IllegalArgumentException when the lengths differ
     */
    public static MaskOverlap of(int[] truth, int[] found) {
        requireSameLength(truth.length, found.length);
        long[] counts = new long[4];
        for (int i = 0; i < truth.length; i++) {
            counts[(truth[i] != 0 ? 2 : 0) + (found[i] != 0 ? 1 : 0)]++;
        }
        return new MaskOverlap(counts[3], counts[2], counts[1], counts[0]);
    }

    /** Of label images whose overlaps were counted already: whatever is not 0 is foreground. */
    public static MaskOverlap of(OverlapTable table) {
        long[] counts = new long[4];
        for (int p = 0; p < table.pairs(); p++) {
            counts[(table.truthId(p) != 0 ? 2 : 0) + (table.foundId(p) != 0 ? 1 : 0)] += table.voxels(p);
        }
        return new MaskOverlap(counts[3], counts[2], counts[1], counts[0]);
    }

    private static void requireSameLength(int truth, int found) {
        if (truth != found) {
            throw new IllegalArgumentException("The true and the found mask must cover the same voxels, but there are "
                    + truth + " true and " + found + " found values. Crop or resample one of them first.");
        }
    }

    /** Adds the counts of another block or image. */
    public MaskOverlap plus(MaskOverlap other) {
        return new MaskOverlap(
                both + other.both, onlyTruth + other.onlyTruth, onlyFound + other.onlyFound, neither + other.neither);
    }

    /** Intersection over union, 0 to 1. */
    public double jaccard() {
        return ratio(both, both + onlyTruth + onlyFound);
    }

    /** Dice coefficient, 0 to 1: twice the intersection over the sum of both sizes; equals the F1 score of voxels. */
    public double dice() {
        return ratio(2 * both, 2 * both + onlyTruth + onlyFound);
    }

    /** Part of the found mask that is true. */
    public double precision() {
        return ratio(both, both + onlyFound);
    }

    /** Part of the true mask that was found. */
    public double recall() {
        return ratio(both, both + onlyTruth);
    }

    private double ratio(long part, long whole) {
        if (both + onlyTruth + onlyFound == 0) {
            return 1;
        }
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The four scores by name; a new map. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("jaccard", jaccard());
        map.put("dice", dice());
        map.put("precision", precision());
        map.put("recall", recall());
        return map;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Jaccard %.4f, Dice %.4f, precision %.4f, recall %.4f",
                jaccard(),
                dice(),
                precision(),
                recall());
    }
}
