package io.biapy.metrics.detection;

import io.biapy.metrics.matching.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Average precision as COCO defines it: {@code AveragePrecision.allObjects().of(images).ap()}.
 *
 * <p>Found objects of all images are taken by falling score; each matches the free true object of its image and class that it overlaps
 * most, if their IoU reaches the threshold, else it is a false positive. Precision over recall, made non-increasing, is read
 * at the recalls 0, 0.01, ... 1 and averaged: over these, over thresholds, and over the classes that the truth has (T.-Y. Lin et al.,
 * ECCV 2014). The values are those of pycocotools. Immutable and safe for several threads.
 */
public final class AveragePrecision {
    private final double[] thresholds;
    private final List<SizeRange> sizes;
    private final int[] limits;

    private AveragePrecision(double[] thresholds, List<SizeRange> sizes, int[] limits) {
        this.thresholds = thresholds;
        this.sizes = sizes;
        this.limits = limits;
    }

    /**
     * Thresholds 0.50, 0.55, ... 0.95, objects of every size, as many as there are: the usual choice for microscopy, where an image
     * may hold thousands of objects.
     */
    public static AveragePrecision allObjects() {
        return new AveragePrecision(Thresholds.coco(), List.of(SizeRange.ALL), new int[] {Integer.MAX_VALUE});
    }

    /**
     * COCO's own settings: the same thresholds, {@link SizeRange#coco()}, and the surest 1, 10 and 100 objects of a class in an image. Where
     * an image holds more than 100, the others are counted as missed.
     */
    public static AveragePrecision coco() {
        return new AveragePrecision(Thresholds.coco(), SizeRange.coco(), new int[] {1, 10, 100});
    }

    /**
     * Other thresholds of the IoU, in rising order.
     *
     * @throws IllegalArgumentException when there is none, one is not above 0 and at most 1, or they do not rise
     */
    public AveragePrecision thresholds(double... other) {
        for (int i = 0; i < other.length; i++) {
            if (!(other[i] > (i == 0 ? 0 : other[i - 1]) && other[i] <= 1)) {
                throw new IllegalArgumentException("Thresholds rise from above 0 to at most 1, but came "
                        + Arrays.toString(other) + ". Give them as fractions (0.5), not in percent.");
            }
        }
        if (other.length == 0) {
            throw new IllegalArgumentException("At least one threshold is needed; 0.5 is the most usual.");
        }
        return new AveragePrecision(other.clone(), sizes, limits);
    }

    /**
     * Other ranges of sizes. A true object out of range is no miss, and a found one out of range is no false positive. The first range is
     * that of {@link AveragePrecisionScore#ap()}.
     *
     * @throws IllegalArgumentException when there is none, or two have one name
     */
    public AveragePrecision sizes(List<SizeRange> other) {
        if (other.isEmpty() || other.stream().map(SizeRange::name).distinct().count() < other.size()) {
            throw new IllegalArgumentException(
                    "At least one range of sizes is needed, each with its own name, but came " + other + ".");
        }
        return new AveragePrecision(thresholds, List.copyOf(other), limits);
    }

    /**
     * How many of the surest objects of a class in one image count, in rising order; average precision takes the last, and
     * average recall is given for each.
     *
     * @throws IllegalArgumentException when there is none, one is below 1, or they do not rise
     */
    public AveragePrecision mostObjects(int... other) {
        for (int i = 0; i < other.length; i++) {
            if (other[i] <= (i == 0 ? 0 : other[i - 1])) {
                throw new IllegalArgumentException(
                        "Limits rise from 1 or more, but came " + Arrays.toString(other) + ".");
            }
        }
        if (other.length == 0) {
            throw new IllegalArgumentException("At least one limit of objects is needed; COCO's are 1, 10 and 100.");
        }
        return new AveragePrecision(thresholds, sizes, other.clone());
    }

    /**
     * The scores of some images together.
     *
     * @throws IllegalArgumentException when there is no image
     */
    public AveragePrecisionScore of(List<ScoredImage> images) {
        if (images.isEmpty()) {
            throw new IllegalArgumentException("Average precision needs at least one image, but the list is empty.");
        }
        List<DetectionGraph> graphs = images.stream().map(ScoredImage::graph).toList();
        SortedMap<Integer, List<AveragePrecisionCurve>> curves = new TreeMap<>();
        for (int c : classes(graphs)) {
            curves.put(c, curves(graphs, c));
        }
        return new AveragePrecisionScore(thresholds, sizes, limits, curves);
    }

    /** Those that a true object has: as in COCO, others are not averaged over. */
    private static SortedSet<Integer> classes(List<DetectionGraph> graphs) {
        SortedSet<Integer> classes = new TreeSet<>();
        graphs.forEach(graph -> Arrays.stream(graph.truthClass()).forEach(classes::add));
        classes.remove(0);
        return classes;
    }

    private List<AveragePrecisionCurve> curves(List<DetectionGraph> graphs, int objectClass) {
        List<AveragePrecisionCurve> curves = new ArrayList<>();
        for (int limit : limits) {
            Ranking ranking = Ranking.of(graphs, objectClass, limit);
            for (SizeRange range : sizes) {
                long truths = ranking.truths(range);
                for (double threshold : truths == 0 ? new double[0] : thresholds) {
                    double[] precision = new double[CurveKernel.POINTS];
                    double recall = CurveKernel.curve(ranking.outcomes(range, threshold), truths, precision);
                    curves.add(new AveragePrecisionCurve(range, limit, threshold, precision, recall));
                }
            }
        }
        return curves;
    }

    @Override
    public String toString() {
        return "Average precision at IoU " + Arrays.toString(thresholds) + ", sizes " + sizes + ", at most "
                + Arrays.toString(limits) + " objects";
    }
}
