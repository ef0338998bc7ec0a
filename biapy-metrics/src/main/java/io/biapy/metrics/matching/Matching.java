package io.biapy.metrics.matching;

import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;
import java.util.List;

/**
 * Matches the objects of a segmentation with the true ones: {@code Matching.of(truth, found).at(0.5).f1()}.
 *
 * <p>Overlaps are counted once, in one pass over the voxels; every threshold after that costs time by overlapping pairs only.
 * A match is a pair of objects whose score (IoU unless {@link #by(Criterion)} says otherwise) reaches the threshold; each object has
 * at most one match, and there are as many matches as possible. Immutable and safe for several threads.
 *
 * <p>The definitions are those of StarDist (Schmidt et al., MICCAI 2018) and of BiaPy's {@code matching}, which agree.
 */
public final class Matching {
    private final OverlapTable overlaps;
    private final Criterion criterion;
    private final Compatibility compatibility;
    private final ScoredPairs pairs;

    private Matching(OverlapTable overlaps, Criterion criterion, Compatibility compatibility) {
        this.overlaps = overlaps;
        this.criterion = criterion;
        this.compatibility = compatibility;
        this.pairs = ScoredPairs.of(overlaps, criterion);
    }

    /**
     * Compares two label images of the same voxels, in any common order of axes.
     *
     * @param truth ids of the true objects; 0 is background, ids need not be consecutive
     * @param found ids of the found objects
     * @throws IllegalArgumentException when the lengths differ or an id is negative
     */
    public static Matching of(int[] truth, int[] found) {
        return of(OverlapTable.of(truth, found));
    }

    /** As {@link #of(int[], int[])}, for ids of 64 bits. */
    public static Matching of(long[] truth, long[] found) {
        return of(OverlapTable.of(truth, found));
    }

    /** Works on overlaps that were counted already, in one piece or block by block. */
    public static Matching of(OverlapTable overlaps) {
        return new Matching(overlaps, Criterion.IOU, Compatibility.NONE);
    }

    /** The same objects by another criterion; default {@link Criterion#IOU}. */
    public Matching by(Criterion other) {
        return new Matching(overlaps, other, compatibility);
    }

    /** The same objects with another way to choose between possible assignments; default {@link Compatibility#NONE}. */
    public Matching compatibleWith(Compatibility other) {
        return new Matching(overlaps, criterion, other);
    }

    /**
     * The scores at one threshold.
     *
     * @param threshold least score of a match, 0 to 1; a pair that reaches it exactly is a match
     * @throws IllegalArgumentException when the threshold is outside that range
     */
    public ImageScore at(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("A matching threshold lies between 0 and 1, but came " + threshold
                    + ". Give it as a fraction (0.5), not in percent.");
        }
        return ImageScore.of(criterion, threshold, compatibility, pairs);
    }

    /** The scores at several thresholds, in the order given; print them with {@link MatchingScore#table(List)}. */
    public List<ImageScore> atEach(double... thresholds) {
        return Arrays.stream(thresholds).mapToObj(this::at).toList();
    }

    /**
     * The mean of {@link MatchingScore#accuracy()} over thresholds: one image's average precision in the Data Science Bowl 2018, where
     * they are {@link Thresholds#coco()}.
     *
     * @throws IllegalArgumentException when no threshold is given, or one is outside 0 to 1
     */
    public double meanAccuracy(double... thresholds) {
        return MatchingScore.meanAccuracy(atEach(thresholds));
    }

    /** The counted overlaps, to compute other scores from without another pass over the voxels. */
    public OverlapTable overlaps() {
        return overlaps;
    }

    /** What scores a pair of objects. */
    public Criterion criterion() {
        return criterion;
    }

    @Override
    public String toString() {
        return "Matching by " + criterion + " of " + pairs.truths() + " true and " + pairs.founds()
                + " found objects; at(0.5) gives the scores";
    }
}
