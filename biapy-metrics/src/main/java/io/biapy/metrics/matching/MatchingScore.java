package io.biapy.metrics.matching;

import io.biapy.metrics.table.Result;
import io.biapy.metrics.table.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Scores of a matching at one threshold: of one image ({@link ImageScore}), of all images pooled, or the mean over images.
 *
 * <p>With tp matches, fp found objects without a match, fn true objects without a match, and S the sum of the matches' scores:
 * precision = tp / (tp + fp), recall = tp / (tp + fn), accuracy = tp / (tp + fp + fn), F1 = 2 tp / (2 tp + fp + fn), mean true score =
 * S / (tp + fn), mean matched score = S / tp, panoptic quality = S / (tp + fp/2 + fn/2). All lie between 0 and 1, and all are 0
 * where nothing matches: without true objects, without found objects, and without either. They are never NaN. Immutable.
 */
public sealed class MatchingScore implements Result permits ImageScore {
    private final Criterion criterion;
    private final double threshold;
    private final long truths;
    private final long founds;
    private final long matches;
    private final double scoreSum;
    private final double[] ratios;

    MatchingScore(Criterion criterion, double threshold, long truths, long founds, long matches, double scoreSum) {
        this(criterion, threshold, truths, founds, matches, scoreSum, ratios(truths, founds, matches, scoreSum));
    }

    private MatchingScore(
            Criterion criterion,
            double threshold,
            long truths,
            long founds,
            long matches,
            double scoreSum,
            double[] ratios) {
        this.criterion = criterion;
        this.threshold = threshold;
        this.truths = truths;
        this.founds = founds;
        this.matches = matches;
        this.scoreSum = scoreSum;
        this.ratios = ratios;
    }

    /** Precision, recall, accuracy, F1, mean true score, mean matched score, panoptic quality. */
    private static double[] ratios(long truths, long founds, long tp, double sum) {
        if (tp == 0) {
            return new double[7];
        }
        double mean = 0.5 * (truths + founds);
        return new double[] {
            (double) tp / founds,
            (double) tp / truths,
            (double) tp / (truths + founds - tp),
            tp / mean,
            sum / truths,
            sum / tp,
            sum / mean
        };
    }

    /**
     * All objects of several scores taken together: counts and sums of scores added up, the formulas applied to the sums.
     *
     * @throws IllegalArgumentException when there is no score, or they differ in criterion or threshold
     */
    public static MatchingScore pooled(List<? extends MatchingScore> scores) {
        MatchingScore first = requireAlike(scores);
        double sum = 0;
        for (MatchingScore score : scores) {
            sum += score.scoreSum;
        }
        return new MatchingScore(
                first.criterion,
                first.threshold,
                scores.stream().mapToLong(MatchingScore::nTrue).sum(),
                scores.stream().mapToLong(MatchingScore::nFound).sum(),
                scores.stream().mapToLong(MatchingScore::tp).sum(),
                sum);
    }

    /**
     * The plain mean of every ratio, with the counts added up; scores without any object count 0.
     *
     * @throws IllegalArgumentException when there is no score, or they differ in criterion or threshold
     */
    public static MatchingScore mean(List<? extends MatchingScore> scores) {
        return mean(scores, EmptyImages.ZERO);
    }

    /** As {@link #mean(List)}, with another rule for scores without any object; where none is left to count, 0. */
    public static MatchingScore mean(List<? extends MatchingScore> scores, EmptyImages empty) {
        MatchingScore sums = pooled(scores);
        double[] mean = new double[sums.ratios.length];
        int counted = 0;
        for (MatchingScore score : scores) {
            boolean nothing = score.truths + score.founds == 0;
            if (nothing && empty == EmptyImages.LEFT_OUT) {
                continue;
            }
            counted++;
            for (int i = 0; i < mean.length; i++) {
                mean[i] += nothing && empty == EmptyImages.PERFECT ? 1 : score.ratios[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= Math.max(1, counted);
        }
        return new MatchingScore(
                sums.criterion, sums.threshold, sums.truths, sums.founds, sums.matches, sums.scoreSum, mean);
    }

    private static MatchingScore requireAlike(List<? extends MatchingScore> scores) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("Scores are summed up from at least one, but the list is empty.");
        }
        MatchingScore first = scores.get(0);
        for (MatchingScore score : scores) {
            if (score.criterion != first.criterion || score.threshold != first.threshold) {
                throw new IllegalArgumentException("Scores are summed up at one criterion and threshold, but came "
                        + first.criterion + " >= " + first.threshold + " and " + score.criterion + " >= "
                        + score.threshold + ". Sum up each threshold by itself.");
            }
        }
        return first;
    }

    /**
     * The mean of {@link #accuracy()} over the scores of one image at several thresholds: the average precision of the Data Science
     * Bowl 2018, which takes {@link Thresholds#coco()} and then the mean over images.
     *
     * @throws IllegalArgumentException when there is no score
     */
    public static double meanAccuracy(List<? extends MatchingScore> scores) {
        return scores.stream()
                .mapToDouble(MatchingScore::accuracy)
                .average()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A mean over thresholds needs at least one threshold; Thresholds.coco() gives the usual ten."));
    }

    /** What scored the pairs of objects. */
    public Criterion criterion() {
        return criterion;
    }

    /** Least score of a match. */
    public double threshold() {
        return threshold;
    }

    /** True positives: matches. */
    public long tp() {
        return matches;
    }

    /** False positives: found objects without a match. */
    public long fp() {
        return founds - matches;
    }

    /** False negatives: true objects without a match. */
    public long fn() {
        return truths - matches;
    }

    /** Number of true objects. */
    public long nTrue() {
        return truths;
    }

    /** Number of found objects. */
    public long nFound() {
        return founds;
    }

    /** Part of the found objects that match: tp / (tp + fp). */
    public double precision() {
        return ratios[0];
    }

    /** Part of the true objects that match: tp / (tp + fn). */
    public double recall() {
        return ratios[1];
    }

    /** tp / (tp + fp + fn); the Data Science Bowl 2018 and StarDist call it average precision. */
    public double accuracy() {
        return ratios[2];
    }

    /** Harmonic mean of precision and recall: 2 tp / (2 tp + fp + fn); also the recognition quality of Kirillov et al. */
    public double f1() {
        return ratios[3];
    }

    /** Sum of the matches' scores over the number of true objects. */
    public double meanTrueScore() {
        return ratios[4];
    }

    /** Sum of the matches' scores over the number of matches; also the segmentation quality of Kirillov et al. */
    public double meanMatchedScore() {
        return ratios[5];
    }

    /** Segmentation quality times recognition quality (Kirillov et al., Panoptic Segmentation, CVPR 2019). */
    public double panopticQuality() {
        return ratios[6];
    }

    /** SQ: how well matched objects fit, the same number as {@link #meanMatchedScore()}. */
    public double segmentationQuality() {
        return meanMatchedScore();
    }

    /** RQ: how many objects match, the same number as {@link #f1()}. */
    public double recognitionQuality() {
        return f1();
    }

    /** All values by BiaPy's names ({@code tp}, {@code n_pred}, {@code panoptic_quality}, ...) in BiaPy's order; a new map. */
    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("criterion", criterion.code());
        map.put("thresh", threshold);
        map.put("fp", fp());
        map.put("tp", tp());
        map.put("fn", fn());
        map.put("precision", precision());
        map.put("recall", recall());
        map.put("accuracy", accuracy());
        map.put("f1", f1());
        map.put("n_true", nTrue());
        map.put("n_pred", nFound());
        map.put("mean_true_score", meanTrueScore());
        map.put("mean_matched_score", meanMatchedScore());
        map.put("panoptic_quality", panopticQuality());
        map.put("segmentation_quality", segmentationQuality());
        map.put("recognition_quality", recognitionQuality());
        return map;
    }

    /** Several scores, one a row: to print, or to save as CSV. */
    public static ResultTable table(List<? extends MatchingScore> scores) {
        return ResultTable.ofMaps(scores.stream().map(MatchingScore::toMap).toList());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s >= %s: tp %d, fp %d, fn %d; precision %.4f, recall %.4f, F1 %.4f, accuracy %.4f, panoptic quality %.4f",
                criterion,
                threshold,
                tp(),
                fp(),
                fn(),
                precision(),
                recall(),
                f1(),
                accuracy(),
                panopticQuality());
    }
}
