package io.biapy.metrics.point;

import io.biapy.metrics.table.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores of found points or pairs of points: of one image, or of several pooled. Precision = tp / (tp + fp), recall = tp / (tp + fn), F1
 * = 2 tp / (2 tp + fp + fn); each is 0 where nothing matches, never NaN. Immutable.
 */
public class PointScore implements Result {
    private final double tolerance;
    private final long tp;
    private final long fp;
    private final long fn;

    PointScore(double tolerance, long tp, long fp, long fn) {
        this.tolerance = tolerance;
        this.tp = tp;
        this.fp = fp;
        this.fn = fn;
    }

    /**
     * Counts added up, and the ratios of the sums.
     *
     * @param scores at least one, all of one tolerance
     */
    public static PointScore pooled(List<? extends PointScore> scores) {
        if (scores.isEmpty()
                || scores.stream().anyMatch(s -> s.tolerance() != scores.get(0).tolerance())) {
            throw new IllegalArgumentException(
                    "Scores to pool are at least one and of one tolerance, got " + scores + ".");
        }
        return new PointScore(
                scores.get(0).tolerance(),
                scores.stream().mapToLong(PointScore::tp).sum(),
                scores.stream().mapToLong(PointScore::fp).sum(),
                scores.stream().mapToLong(PointScore::fn).sum());
    }

    /** Largest distance of a match, in the unit of the voxel size. */
    public final double tolerance() {
        return tolerance;
    }

    /** True positives: matches. */
    public final long tp() {
        return tp;
    }

    /** False positives: found ones without a match. */
    public final long fp() {
        return fp;
    }

    /** False negatives: true ones without a match. */
    public final long fn() {
        return fn;
    }

    /** Part of the found ones that match. */
    public final double precision() {
        return tp == 0 ? 0 : (double) tp / (tp + fp);
    }

    /** Part of the true ones that match. */
    public final double recall() {
        return tp == 0 ? 0 : (double) tp / (tp + fn);
    }

    /** Harmonic mean of precision and recall. */
    public final double f1() {
        return tp == 0 ? 0 : 2.0 * tp / (2 * tp + fp + fn);
    }

    /** All values by BiaPy's names, in its order; a new map. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("Precision", precision());
        map.put("Recall", recall());
        map.put("F1", f1());
        map.put("TP", tp);
        map.put("FP", fp);
        map.put("FN", fn);
        return map;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "within %s: tp %d, fp %d, fn %d; precision %.4f, recall %.4f, F1 %.4f",
                tolerance,
                tp,
                fp,
                fn,
                precision(),
                recall(),
                f1());
    }
}
