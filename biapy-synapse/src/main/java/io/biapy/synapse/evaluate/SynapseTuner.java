package io.biapy.synapse.evaluate;

import io.biapy.core.run.Workers;
import io.biapy.synapse.decode.SynapseCandidates;
import io.biapy.synapse.decode.SynapseDecoding;
import io.biapy.synapse.detect.SiteThreshold;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses what a prediction is decoded with by predictions whose truth is known: the least distance between sites, and the thresholds of presynaptic and
 * postsynaptic sites, each for itself. Judged by partners' F1 and, with a tenth of its weight each, F1 of both kinds of sites, so that sites that no partner needs are not let in; by F1 of
 * sites where there are no pairs. A value counts with its neighbours, so that no lucky one is chosen. Immutable.
 */
public final class SynapseTuner {
    private static final double[] THRESHOLDS = {
        0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.96,
        0.98, 0.99
    };
    private static final double[] DISTANCES = {1, 1.5, 2, 2.5};
    private static final double SITES = 0.1;

    private final SynapseDecoding best;
    private final SynapseScores scores;

    private SynapseTuner(SynapseDecoding best, SynapseScores scores) {
        this.best = best;
        this.scores = scores;
    }

    private static double worth(SynapseScores s) {
        return s.judged() + SITES * (s.preF1() + s.postF1());
    }

    /** Tries distances from that of the decoding to 2.5 times it, and thresholds from 0.05 to 0.99; where nothing is ever right the decoding stays as it is. */
    public static SynapseTuner of(
            SynapseDecoding decoding, List<ThresholdSweep.Example> examples, double tolerance, Workers workers) {
        SynapseTuner best = new SynapseTuner(decoding, new SynapseScores());
        for (double factor : DISTANCES) {
            SynapseDecoding apart =
                    decoding.toBuilder().distance(factor * decoding.distance()).build();
            Search search = new Search(apart, examples, tolerance, workers);
            SynapseTuner found = search.run();
            if (found.judged() > 0 && worth(found.scores) > worth(best.scores)) {
                best = found;
            }
        }
        return best;
    }

    /** The decoding with the values chosen. */
    public SynapseDecoding decoding() {
        return best;
    }

    /** F1 with these values on the examples, 0 to 1. */
    public double judged() {
        return scores.judged();
    }

    @Override
    public String toString() {
        return "F1 " + judged() + " by " + best;
    }

    /** Thresholds for one distance: both at once, then each for itself. */
    private static final class Search {
        private final SynapseDecoding decoding;
        private final List<ThresholdSweep.Example> examples;
        private final List<SynapseCandidates> candidates = new ArrayList<>();
        private final double tolerance;

        Search(SynapseDecoding decoding, List<ThresholdSweep.Example> examples, double tolerance, Workers workers) {
            this.decoding = decoding;
            this.examples = examples;
            this.tolerance = tolerance;
            for (ThresholdSweep.Example e : examples) {
                candidates.add(SynapseCandidates.of(decoding, e.prediction(), THRESHOLDS[0], workers));
            }
        }

        SynapseTuner run() {
            double both = choose(t -> worth(score(t, t)));
            double pre = choose(t -> worth(score(t, both)));
            double post = choose(t -> worth(score(pre, t)));
            return new SynapseTuner(
                    decoding.toBuilder()
                            .preThreshold(SiteThreshold.manual(pre))
                            .postThreshold(SiteThreshold.manual(post))
                            .build(),
                    score(pre, post));
        }

        private SynapseScores score(double pre, double post) {
            SynapseScores scores = new SynapseScores();
            for (int i = 0; i < examples.size(); i++) {
                scores.add(examples.get(i).truth(), candidates.get(i).at(pre, post), tolerance);
            }
            return scores;
        }

        /** The middle one of the best, each counted with half of both its neighbours. */
        private static double choose(java.util.function.DoubleUnaryOperator score) {
            double[] scores = new double[THRESHOLDS.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = score.applyAsDouble(THRESHOLDS[i]);
            }
            List<Integer> best = new ArrayList<>();
            double most = -1;
            for (int i = 0; i < scores.length; i++) {
                double smooth = scores[Math.max(0, i - 1)] + 2 * scores[i] + scores[Math.min(scores.length - 1, i + 1)];
                if (smooth > most) {
                    best.clear();
                    most = smooth;
                }
                if (smooth == most) {
                    best.add(i);
                }
            }
            return THRESHOLDS[best.get(best.size() / 2)];
        }
    }
}
