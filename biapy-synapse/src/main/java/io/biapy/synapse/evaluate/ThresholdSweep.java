package io.biapy.synapse.evaluate;

import io.biapy.core.image.ImageSource;
import io.biapy.core.run.Workers;
import io.biapy.metrics.plot.LinePlot;
import io.biapy.metrics.table.ResultTable;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.decode.SynapseCandidates;
import io.biapy.synapse.decode.SynapseDecoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scores of predictions at rising thresholds, and the best of them. Immutable. */
public final class ThresholdSweep {
    /**
     * Scores at one threshold, over all volumes.
     *
     * @param judged what the best threshold is chosen by: partners, or sites where there are no pairs
     */
    public record Step(double threshold, double preF1, double postF1, double precision, double recall, double judged) {}

    /** A prediction with its truth. */
    public record Example(ImageSource prediction, SynapsePairs truth) {}

    private static final double[] THRESHOLDS = {
        0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98,
        0.99
    };

    private final List<Step> steps;

    private ThresholdSweep(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** From 0.05 to 0.95 for both kinds of sites at once, then 0.98 and 0.99. */
    public static ThresholdSweep of(
            SynapseDecoding decoding, List<Example> examples, double tolerance, Workers workers) {
        List<SynapseCandidates> candidates = examples.stream()
                .map(e -> SynapseCandidates.of(decoding, e.prediction(), THRESHOLDS[0], workers))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (double threshold : THRESHOLDS) {
            SynapseScores scores = new SynapseScores();
            for (int i = 0; i < examples.size(); i++) {
                scores.add(examples.get(i).truth(), candidates.get(i).at(threshold, threshold), tolerance);
            }
            steps.add(new Step(
                    threshold, scores.preF1(), scores.postF1(), scores.precision(), scores.recall(), scores.judged()));
        }
        return new ThresholdSweep(steps);
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
        Step best = best();
        return String.format(
                Locale.ROOT,
                "best threshold for both kinds of sites %.2f: precision %.4f, recall %.4f, F1 %.4f",
                best.threshold(),
                best.precision(),
                best.recall(),
                best.judged());
    }
}
