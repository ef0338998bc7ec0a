package io.biapy.metrics.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The scores of one image with the objects behind them: every true object's match or miss, and every false positive. Immutable. */
public final class ImageScore extends MatchingScore {
    private final Compatibility compatibility;
    private final List<Association> pairs;
    private final List<Long> falsePositives;

    private ImageScore(
            Criterion criterion,
            double threshold,
            Compatibility compatibility,
            ScoredPairs all,
            List<Association> pairs,
            List<Long> falsePositives) {
        super(criterion, threshold, all.truths(), all.founds(), all.founds() - falsePositives.size(), sum(pairs));
        this.compatibility = compatibility;
        this.pairs = List.copyOf(pairs);
        this.falsePositives = List.copyOf(falsePositives);
    }

    static ImageScore of(Criterion criterion, double threshold, Compatibility compatibility, ScoredPairs all) {
        Assignment assignment = Assignment.of(compatibility);
        int[] foundOf = assignment.assign(all, threshold);
        boolean[] matched = new boolean[all.founds()];
        List<Association> rows = new ArrayList<>(foundOf.length);
        for (int t = 0; t < foundOf.length; t++) {
            int f = foundOf[t];
            double score = f < 0 ? 0 : all.scoreOf(t, f);
            boolean hit = f >= 0 && assignment.reaches(score, threshold);
            if (hit) {
                matched[f] = true;
            }
            rows.add(new Association(
                    all.truthIds()[t],
                    f < 0 ? OptionalLong.empty() : OptionalLong.of(all.foundIds()[f]),
                    score,
                    hit ? Association.Tag.TP : Association.Tag.FN));
        }
        List<Long> unmatched = assignment
                .falsePositives(foundOf, matched)
                .mapToObj(f -> all.foundIds()[f])
                .toList();
        return new ImageScore(criterion, threshold, compatibility, all, rows, unmatched);
    }

    private static double sum(List<Association> pairs) {
        double sum = 0;
        for (Association pair : pairs) {
            sum += pair.tag() == Association.Tag.TP ? pair.score() : 0;
        }
        return sum;
    }

    /** Whose assignment was followed. */
    public Compatibility compatibility() {
        return compatibility;
    }

    /** One row a true object, in rising order of its id. */
    public List<Association> pairs() {
        return pairs;
    }

    /** Ids of the found objects without a match, in rising order (under {@link Compatibility#BIAPY} in BiaPy's order). */
    public List<Long> falsePositives() {
        return falsePositives;
    }
}
