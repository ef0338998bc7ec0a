package io.biapy.metrics.detection;

import io.biapy.metrics.classwise.ObjectClasses;
import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * One image's true objects, and its found objects with a score each: {@code ScoredImage.of(overlaps, scores)}. Immutable.
 *
 * <p>Scores are any numbers, larger for surer objects; only their order counts, over all images together. A score may be
 * the mean probability inside the object, say.
 */
public final class ScoredImage {
    private final OverlapTable overlaps;
    private final Map<Long, Double> scores;
    private final ObjectClasses truthClasses;
    private final ObjectClasses foundClasses;
    private final Set<Long> crowds;
    private final double voxelVolume;

    private ScoredImage(
            OverlapTable overlaps,
            Map<Long, Double> scores,
            ObjectClasses truthClasses,
            ObjectClasses foundClasses,
            Set<Long> crowds,
            double voxelVolume) {
        this.overlaps = overlaps;
        this.scores = scores;
        this.truthClasses = truthClasses;
        this.foundClasses = foundClasses;
        this.crowds = crowds;
        this.voxelVolume = voxelVolume;
    }

    /**
     * An image with objects of one class.
     *
     * @param overlaps overlaps of the true and found labels
     * @param scores the score of every found object by its id; ids that are not there do no harm
     * @throws IllegalArgumentException when a found object has no score, or one that is not a number
     */
    public static ScoredImage of(OverlapTable overlaps, Map<Long, Double> scores) {
        for (long id : overlaps.foundIds()) {
            Double score = scores.get(id);
            if (id != 0 && (score == null || score.isNaN())) {
                throw new IllegalArgumentException("Every found object needs a score, but that of object " + id + " is "
                        + (score == null ? "missing" : "not a number") + ". Without scores use Matching.");
            }
        }
        return new ScoredImage(overlaps, Map.copyOf(scores), ObjectClasses.one(), ObjectClasses.one(), Set.of(), 1);
    }

    /**
     * Two label images of the same voxels.
     *
     * @throws IllegalArgumentException when the lengths differ, an id is negative, or a score is missing
     */
    public static ScoredImage of(int[] truth, int[] found, Map<Long, Double> scores) {
        return of(OverlapTable.of(truth, found), scores);
    }

    /** The same image with classes: an object can only match one of its own class. Objects without a class do not count. */
    public ScoredImage classes(ObjectClasses truth, ObjectClasses found) {
        return new ScoredImage(overlaps, scores, truth, found, crowds, voxelVolume);
    }

    /**
     * True labels that mark a region rather than an object, as a heap that nobody could take apart (COCO's {@code iscrowd}): not
     * finding anything there is no miss, and any number of found objects that lie in it, by their own size, are left out.
     */
    public ScoredImage crowds(Set<Long> truthIds) {
        return new ScoredImage(overlaps, scores, truthClasses, foundClasses, Set.copyOf(truthIds), voxelVolume);
    }

    /**
     * The volume (in 2D area) of one voxel, so that {@link SizeRange} is in physical units; default 1, sizes in voxels.
     *
     * @throws IllegalArgumentException when it is not above 0
     */
    public ScoredImage voxelVolume(double volume) {
        if (!(volume > 0 && volume < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The volume of a voxel is above 0, but came " + volume + ".");
        }
        return new ScoredImage(overlaps, scores, truthClasses, foundClasses, crowds, volume);
    }

    /** The objects as arrays, for one class after the other. */
    DetectionGraph graph() {
        long[] truthIds = overlaps.truthIds();
        long[] foundIds = overlaps.foundIds();
        long[] truthSizes = overlaps.truthSizes();
        long[] foundSizes = overlaps.foundSizes();
        boolean[] crowd = new boolean[truthIds.length];
        for (int t = 0; t < crowd.length; t++) {
            crowd[t] = crowds.contains(truthIds[t]);
        }
        int[] pairStart = new int[foundIds.length + 1];
        for (int p = 0; p < overlaps.pairs(); p++) {
            pairStart[overlaps.foundIndex(p) + 1]++;
        }
        for (int f = 0; f < foundIds.length; f++) {
            pairStart[f + 1] += pairStart[f];
        }
        int[] next = pairStart.clone();
        int[] truth = new int[overlaps.pairs()];
        double[] iou = new double[overlaps.pairs()];
        for (int p = 0; p < overlaps.pairs(); p++) {
            int t = overlaps.truthIndex(p);
            int f = overlaps.foundIndex(p);
            long shared = overlaps.voxels(p);
            long whole = crowd[t] ? foundSizes[f] : truthSizes[t] + foundSizes[f] - shared;
            truth[next[f]] = t;
            iou[next[f]++] = (double) shared / whole;
        }
        return new DetectionGraph(
                Arrays.stream(truthIds).mapToInt(truthClasses::classOf).toArray(),
                Arrays.stream(foundIds).mapToInt(foundClasses::classOf).toArray(),
                volumes(truthSizes),
                volumes(foundSizes),
                Arrays.stream(foundIds)
                        .mapToDouble(id -> id == 0 ? 0 : scores.get(id))
                        .toArray(),
                crowd,
                pairStart,
                truth,
                iou);
    }

    private double[] volumes(long[] sizes) {
        return Arrays.stream(sizes).mapToDouble(n -> n * voxelVolume).toArray();
    }

    @Override
    public String toString() {
        return "Image with scores: " + overlaps;
    }
}
