package io.biapy.synapse.evaluate;

import io.biapy.metrics.point.PointScore;
import io.biapy.synapse.annotation.SynapsePairs;
import io.biapy.synapse.result.SynapseResult;

/** Counts of several volumes added up. One thread. */
final class SynapseScores {
    private final long[] counts = new long[9];
    private boolean pairs = true;

    void add(SynapsePairs truth, SynapseResult found, double tolerance) {
        pairs = found.hasPairs();
        SynapseEvaluation score = SynapseEvaluation.of(truth, found, tolerance);
        add(0, score.pre());
        add(3, score.post());
        add(6, score.partners());
    }

    private void add(int at, PointScore score) {
        counts[at] += score.tp();
        counts[at + 1] += score.fp();
        counts[at + 2] += score.fn();
    }

    private int judge() {
        return pairs ? 6 : 3;
    }

    double preF1() {
        return f1(0);
    }

    double postF1() {
        return f1(3);
    }

    /** F1 of partners, or of sites where there are no pairs. */
    double judged() {
        return f1(judge());
    }

    double precision() {
        return ratio(counts[judge()], counts[judge()] + counts[judge() + 1]);
    }

    double recall() {
        return ratio(counts[judge()], counts[judge()] + counts[judge() + 2]);
    }

    private double f1(int at) {
        return ratio(2 * counts[at], 2 * counts[at] + counts[at + 1] + counts[at + 2]);
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
