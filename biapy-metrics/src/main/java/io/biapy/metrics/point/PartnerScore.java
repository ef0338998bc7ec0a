package io.biapy.metrics.point;

import java.util.List;

/** Scores of found synapses with the pairs behind them. Immutable. */
public final class PartnerScore extends PointScore {
    /**
     * A true pair and the found pair that matches it.
     *
     * @param truth place in the list of true pairs, from 0
     * @param found place in the list of found pairs, from 0
     */
    public record Match(int truth, int found) {}

    private final List<Match> matches;
    private final List<Integer> falseNegatives;
    private final List<Integer> falsePositives;

    PartnerScore(double tolerance, List<Match> matches, List<Integer> falseNegatives, List<Integer> falsePositives) {
        super(tolerance, matches.size(), falsePositives.size(), falseNegatives.size());
        this.matches = List.copyOf(matches);
        this.falseNegatives = List.copyOf(falseNegatives);
        this.falsePositives = List.copyOf(falsePositives);
    }

    /** The matches, in the order of the true pairs. */
    public List<Match> matches() {
        return matches;
    }

    /** Places of the true pairs without a match, rising. */
    public List<Integer> falseNegatives() {
        return falseNegatives;
    }

    /** Places of the found pairs without a match, rising. */
    public List<Integer> falsePositives() {
        return falsePositives;
    }
}
