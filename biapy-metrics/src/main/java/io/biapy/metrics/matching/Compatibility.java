package io.biapy.metrics.matching;

/** Whose assignment of objects to follow where several are possible. Counts of matches are the same in both. */
public enum Compatibility {
    /**
     * Most matches first, then the largest sum of scores over the matches. Only objects that overlap are ever named
     * together. Time and memory grow with the overlapping pairs.
     */
    NONE,
    /**
     * The assignment of BiaPy 3.7.1 (and StarDist 0.9): the cost {@code -[score >= t] - score / (2 min(n, m))} over all pairs of
     * objects, with scores in single precision and the ties of SciPy's {@code linear_sum_assignment}. The sum of scores counts
     * pairs under the threshold too, and objects without any overlap are paired up in the association table. Time grows with the
     * square of the objects and more. {@link AssociationFiles} then also leaves out and adds the rows that BiaPy does. Choose it to
     * reproduce BiaPy's association tables.
     */
    BIAPY
}
