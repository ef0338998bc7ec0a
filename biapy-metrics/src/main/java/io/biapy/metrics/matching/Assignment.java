package io.biapy.metrics.matching;

import java.util.stream.IntStream;

/** A one-to-one assignment of found to true objects under one threshold. */
interface Assignment {
    /**
     * For each true object the index of the found object beside it, or -1: its match where their score reaches the threshold, else
     * the one that came closest.
     */
    int[] assign(ScoredPairs pairs, double threshold);

    /** Whether a score makes a match. */
    boolean reaches(double score, double threshold);

    /** The found objects without a match, in the order of a report. */
    default IntStream falsePositives(int[] foundOf, boolean[] matched) {
        return IntStream.range(0, matched.length).filter(f -> !matched[f]);
    }

    static Assignment of(Compatibility compatibility) {
        return compatibility == Compatibility.BIAPY ? new BiaPyAssignment() : new SparseAssignment();
    }
}
