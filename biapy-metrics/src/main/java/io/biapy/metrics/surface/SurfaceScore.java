package io.biapy.metrics.surface;

import io.biapy.metrics.table.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well two surfaces and the regions within them agree, at one tolerance. Lengths are in the unit of the voxel size. Never NaN: see
 * {@link SurfaceDistances} for empty surfaces. Immutable.
 *
 * @param tolerance distance that is forgiven
 * @param dice of the regions, 0 to 1
 * @param jaccard of the regions, 0 to 1
 * @param hausdorff largest distance
 * @param hausdorff95 95 % of each surface are at most this far from the other: {@link PercentileRule#EACH_DIRECTION}
 * @param averageSymmetric mean distance over both surfaces
 * @param meanOfMeans mean of both directions' mean distances
 * @param surfaceDice part of both surfaces within the tolerance, 0 to 1
 * @param boundaryPrecision part of the found surface within the tolerance, 0 to 1
 * @param boundaryRecall part of the true surface within the tolerance, 0 to 1
 * @param boundaryF1 their harmonic mean
 */
public record SurfaceScore(
        double tolerance,
        double dice,
        double jaccard,
        double hausdorff,
        double hausdorff95,
        double averageSymmetric,
        double meanOfMeans,
        double surfaceDice,
        double boundaryPrecision,
        double boundaryRecall,
        double boundaryF1)
        implements Result {

    static SurfaceScore of(SurfaceDistances d, double tolerance) {
        return new SurfaceScore(
                tolerance,
                d.overlap().dice(),
                d.overlap().jaccard(),
                d.hausdorff(),
                d.hausdorff(95),
                d.averageSymmetric(),
                d.meanOfMeans(),
                d.surfaceDice(tolerance),
                d.boundaryPrecision(tolerance),
                d.boundaryRecall(tolerance),
                d.boundaryF1(tolerance));
    }

    /**
     * The plain mean of each value, every surface counting the same. Of no surface at all the worst: scores 0, distances infinite.
     *
     * @param scores of one tolerance
     * @param tolerance that tolerance
     * @throws IllegalArgumentException when a score has another tolerance
     */
    public static SurfaceScore mean(List<SurfaceScore> scores, double tolerance) {
        if (scores.stream().anyMatch(score -> score.tolerance != tolerance)) {
            throw new IllegalArgumentException("A mean is taken over scores of one tolerance, here " + tolerance
                    + ", but came "
                    + scores.stream().map(SurfaceScore::tolerance).distinct().toList() + ".");
        }
        return new SurfaceScore(
                tolerance,
                mean(scores, SurfaceScore::dice, 0),
                mean(scores, SurfaceScore::jaccard, 0),
                mean(scores, SurfaceScore::hausdorff, Double.POSITIVE_INFINITY),
                mean(scores, SurfaceScore::hausdorff95, Double.POSITIVE_INFINITY),
                mean(scores, SurfaceScore::averageSymmetric, Double.POSITIVE_INFINITY),
                mean(scores, SurfaceScore::meanOfMeans, Double.POSITIVE_INFINITY),
                mean(scores, SurfaceScore::surfaceDice, 0),
                mean(scores, SurfaceScore::boundaryPrecision, 0),
                mean(scores, SurfaceScore::boundaryRecall, 0),
                mean(scores, SurfaceScore::boundaryF1, 0));
    }

    private static double mean(List<SurfaceScore> scores, ToDoubleFunction<SurfaceScore> value, double ofNone) {
        double sum = 0;
        for (SurfaceScore score : scores) {
            sum += value.applyAsDouble(score);
        }
        return scores.isEmpty() ? ofNone : sum / scores.size();
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tolerance", tolerance);
        map.put("dice", dice);
        map.put("jaccard", jaccard);
        map.put("hausdorff", hausdorff);
        map.put("hausdorff_95", hausdorff95);
        map.put("assd", averageSymmetric);
        map.put("masd", meanOfMeans);
        map.put("surface_dice", surfaceDice);
        map.put("boundary_precision", boundaryPrecision);
        map.put("boundary_recall", boundaryRecall);
        map.put("boundary_f1", boundaryF1);
        return map;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Dice %.4f, Hausdorff %.4f (95 %%: %.4f), mean surface distance %.4f; within %s: surface Dice %.4f,"
                        + " boundary F1 %.4f",
                dice,
                hausdorff,
                hausdorff95,
                averageSymmetric,
                tolerance,
                surfaceDice,
                boundaryF1);
    }
}
