package io.biapy.synapse.evaluate;

import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.metrics.plot.LinePlot;
import io.biapy.metrics.table.ResultTable;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.detect.SiteThreshold;
import java.util.ArrayList;
import java.util.List;

/** The scores of predictions at rising thresholds, and the best of them. Immutable. */
public final class ThresholdSweep {
    /**
     * Scores at one threshold, over all volumes.
     *
     * @param judged what the best threshold is chosen by: partners, or sites where there are no pairs
     */
    public record Step(double threshold, double preF1, double postF1, double precision, double recall, double judged) {}

    /** A prediction with its truth. */
    public record Example(FloatImage prediction, SynapsePairs truth) {}

    private static final int STEPS = 18;

    private final List<Step> steps;

    private ThresholdSweep(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** From 0.05 to 0.9 for both kinds of sites. */
    public static ThresholdSweep of(
            SynapseDecoding decoding, List<Example> examples, double tolerance, Workers workers) {
        List<Step> steps = new ArrayList<>();
        for (int k = 1; k <= STEPS; k++) {
            double threshold = k * 0.05;
            SynapseDecoding at = decoding.toBuilder()
                    .threshold(SiteThreshold.manual(threshold))
                    .build();
            long[] counts = new long[9];
            boolean pairs = true;
            for (Example e : examples) {
                var found = at.decode(e.prediction(), workers);
                pairs = found.hasPairs();
                SynapseEvaluation score = SynapseEvaluation.of(e.truth(), found, tolerance);
                add(counts, 0, score.pre());
                add(counts, 3, score.post());
                add(counts, 6, score.partners());
            }
            int judged = pairs ? 6 : 3;
            steps.add(new Step(
                    threshold,
                    f1(counts, 0),
                    f1(counts, 3),
                    ratio(counts[judged], counts[judged] + counts[judged + 1]),
                    ratio(counts[judged], counts[judged] + counts[judged + 2]),
                    f1(counts, judged)));
        }
        return new ThresholdSweep(steps);
    }

    private static void add(long[] counts, int at, io.biapy.metrics.point.PointScore score) {
        counts[at] += score.tp();
        counts[at + 1] += score.fp();
        counts[at + 2] += score.fn();
    }

    private static double f1(long[] c, int at) {
        return ratio(2 * c[at], 2 * c[at] + c[at + 1] + c[at + 2]);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    public List<Step> steps() {
        return steps;
    }

    /** The middle one of those with the best score. */
    public Step best() {
        double most = steps.stream().mapToDouble(Step::judged).max().orElse(0);
        List<Step> best = steps.stream().filter(s -> s.judged() == most).toList();
        return best.get(best.size() / 2);
    }

    /** threshold, pre_f1, post_f1, precision, recall, f1. */
    public ResultTable toTable() {
        ResultTable.Builder table = ResultTable.builder()
                .number("threshold")
                .number("pre_f1")
                .number("post_f1")
                .number("precision")
                .number("recall")
                .number("f1");
        steps.forEach(s -> table.row(s.threshold(), s.preF1(), s.postF1(), s.precision(), s.recall(), s.judged()));
        return table.build();
    }

    /** The curves as SVG. */
    public String toSvg() {
        double[] x = steps.stream().mapToDouble(Step::threshold).toArray();
        return LinePlot.of("Synapses by threshold", "threshold", "score")
                .line(
                        "precision",
                        x,
                        steps.stream().mapToDouble(Step::precision).toArray())
                .line("recall", x, steps.stream().mapToDouble(Step::recall).toArray())
                .line("F1", x, steps.stream().mapToDouble(Step::judged).toArray())
                .toSvg();
    }

    @Override
    public String toString() {
        return "best threshold " + best();
    }
}
