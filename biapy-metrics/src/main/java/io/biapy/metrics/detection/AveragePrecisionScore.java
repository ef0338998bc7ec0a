package io.biapy.metrics.detection;

import io.biapy.metrics.table.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Average precision and recall, 0 to 1. Immutable and safe for several threads.
 *
 * <p>A value is absent where the truth has no object that could be found (no object at all, or none of that size), and never NaN. With true
 * objects and nothing found it is 0.
 */
public final class AveragePrecisionScore implements Result {
    private final double[] thresholds;
    private final List<SizeRange> sizes;
    private final int[] limits;
    private final SortedMap<Integer, List<AveragePrecisionCurve>> curves;

    AveragePrecisionScore(
            double[] thresholds,
            List<SizeRange> sizes,
            int[] limits,
            SortedMap<Integer, List<AveragePrecisionCurve>> curves) {
        this.thresholds = thresholds;
        this.sizes = sizes;
        this.limits = limits;
        this.curves = curves;
    }

    /** Average precision over all thresholds: COCO's AP. */
    public OptionalDouble ap() {
        return ap(sizes.get(0));
    }

    /**
     * Average precision at one threshold: AP50 at 0.5.
     *
     * @throws IllegalArgumentException when the threshold is not one of those that were asked for
     */
    public OptionalDouble ap(double threshold) {
        require(threshold);
        return mean(
                AveragePrecisionCurve::mean, curve -> isMain(curve, sizes.get(0)) && curve.threshold() == threshold);
    }

    /** Average precision over all thresholds of the objects of some sizes. */
    public OptionalDouble ap(SizeRange range) {
        require(range);
        return mean(AveragePrecisionCurve::mean, curve -> isMain(curve, range));
    }

    /** Average recall over all thresholds, with as many objects as the largest limit allows. */
    public OptionalDouble recall() {
        return recall(limits[limits.length - 1]);
    }

    /**
     * Average recall over all thresholds with the surest so many objects of a class in an image: AR10 at 10.
     *
     * @throws IllegalArgumentException when the limit is not one of those that were asked for
     */
    public OptionalDouble recall(int limit) {
        if (Arrays.binarySearch(limits, limit) < 0) {
            throw new IllegalArgumentException(
                    "The limits are " + Arrays.toString(limits) + ", but came " + limit + "; ask for it before.");
        }
        return mean(
                AveragePrecisionCurve::recall, curve -> curve.range().equals(sizes.get(0)) && curve.limit() == limit);
    }

    /** Average recall over all thresholds of the objects of some sizes. */
    public OptionalDouble recall(SizeRange range) {
        require(range);
        return mean(AveragePrecisionCurve::recall, curve -> isMain(curve, range));
    }

    /** Average precision over all thresholds of each class that the truth has. */
    public SortedMap<Integer, OptionalDouble> byClass() {
        SortedMap<Integer, OptionalDouble> byClass = new TreeMap<>();
        curves.forEach((c, list) -> byClass.put(
                c,
                list.stream()
                        .filter(curve -> isMain(curve, sizes.get(0)))
                        .mapToDouble(AveragePrecisionCurve::mean)
                        .average()));
        return byClass;
    }

    /**
     * Precision at the recalls 0, 0.01, ... 1 for a plot, the mean over classes; empty where the truth has no object.
     *
     * @throws IllegalArgumentException when the threshold is not one of those that were asked for
     */
    public double[] precisions(double threshold) {
        require(threshold);
        List<AveragePrecisionCurve> at = curves.values().stream()
                .flatMap(List::stream)
                .filter(curve -> isMain(curve, sizes.get(0)) && curve.threshold() == threshold)
                .toList();
        double[] mean = new double[at.isEmpty() ? 0 : CurveKernel.POINTS];
        for (int point = 0; point < mean.length; point++) {
            for (AveragePrecisionCurve curve : at) {
                mean[point] += curve.precision()[point] / at.size();
            }
        }
        return mean;
    }

    private boolean isMain(AveragePrecisionCurve curve, SizeRange range) {
        return curve.range().equals(range) && curve.limit() == limits[limits.length - 1];
    }

    private OptionalDouble mean(ToDoubleFunction<AveragePrecisionCurve> value, Predicate<AveragePrecisionCurve> which) {
        return curves.values().stream()
                .flatMap(List::stream)
                .filter(which)
                .mapToDouble(value)
                .average();
    }

    private void require(double threshold) {
        if (Arrays.binarySearch(thresholds, threshold) < 0) {
            throw new IllegalArgumentException("The thresholds are " + Arrays.toString(thresholds) + ", but came "
                    + threshold + "; ask for it with thresholds(...) before.");
        }
    }

    private void require(SizeRange range) {
        if (!sizes.contains(range)) {
            throw new IllegalArgumentException("The ranges of sizes are " + sizes + ", but came " + range
                    + "; ask for it with sizes(...) before.");
        }
    }

    /** {@code AP}, {@code AP50} (a threshold each), {@code AP_small} (a range each), {@code AR}, {@code AR_10}; only what is present. */
    @Override
    public Map<String, Object> toMap() {
        return new LinkedHashMap<>(values());
    }

    private Map<String, Double> values() {
        Map<String, Double> map = new LinkedHashMap<>();
        put(map, "AP", ap());
        for (double threshold : thresholds) {
            put(map, "AP" + percent(threshold), ap(threshold));
        }
        List<SizeRange> others = new ArrayList<>(sizes.subList(1, sizes.size()));
        others.forEach(range -> put(map, "AP_" + range.name(), ap(range)));
        put(map, "AR", recall());
        for (int limit : limits.length == 1 ? new int[0] : limits) {
            put(map, "AR_" + limit, recall(limit));
        }
        others.forEach(range -> put(map, "AR_" + range.name(), recall(range)));
        return map;
    }

    private static String percent(double threshold) {
        double percent = Math.round(threshold * 1e6) / 1e4;
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }

    private static void put(Map<String, Double> map, String name, OptionalDouble value) {
        value.ifPresent(v -> map.put(name, v));
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        values().forEach((name, value) ->
                out.append(out.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%s %.4f", name, value)));
        return out.isEmpty() ? "No average precision: the truth has no object" : out.toString();
    }
}
