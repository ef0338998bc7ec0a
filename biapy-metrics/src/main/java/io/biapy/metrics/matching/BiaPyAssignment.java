package io.biapy.metrics.matching;

import io.biapy.metrics.assignment.PairAssignment;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * BiaPy's assignment: over all pairs of objects, scores rounded to single precision as its NumPy arrays are, and nothing assigned
 * where no pair reaches the threshold.
 */
final class BiaPyAssignment implements Assignment {
    @Override
    public boolean reaches(double score, double threshold) {
        return (float) score >= (float) threshold;
    }

    /** First those beside no true object, then those beside one that they do not match, in the order of the true objects. */
    @Override
    public IntStream falsePositives(int[] foundOf, boolean[] matched) {
        boolean[] beside = new boolean[matched.length];
        Arrays.stream(foundOf).filter(f -> f >= 0).forEach(f -> beside[f] = true);
        return IntStream.concat(
                IntStream.range(0, matched.length).filter(f -> !beside[f]),
                Arrays.stream(foundOf).filter(f -> f >= 0 && !matched[f]));
    }

    @Override
    public int[] assign(ScoredPairs pairs, double threshold) {
        int truths = pairs.truths();
        int founds = pairs.founds();
        int smaller = Math.min(truths, founds);
        int[] foundOf = new int[truths];
        Arrays.fill(foundOf, -1);
        boolean any = smaller > 0
                && (reaches(0, threshold) || Arrays.stream(pairs.score()).anyMatch(score -> reaches(score, threshold)));
        if (!any) {
            return foundOf;
        }
        double[] cost = new double[pairs.score().length];
        for (int p = 0; p < cost.length; p++) {
            cost[p] = cost(pairs.score()[p], threshold, smaller);
        }
        double apart = cost(0, threshold, smaller);
        if (truths <= founds) {
            return PairAssignment.leastCost(founds, pairs.rowStart(), pairs.found(), cost, apart);
        }
        int[] start = new int[founds + 1];
        int[] truth = new int[cost.length];
        double[] turned = new double[cost.length];
        transpose(pairs, cost, start, truth, turned);
        int[] truthOf = PairAssignment.leastCost(truths, start, truth, turned, apart);
        for (int f = 0; f < founds; f++) {
            foundOf[truthOf[f]] = f;
        }
        return foundOf;
    }

    private double cost(double score, double threshold, int smaller) {
        return (reaches(score, threshold) ? -1.0 : 0.0) - (double) ((float) score / (float) (2L * smaller));
    }

    private static void transpose(ScoredPairs pairs, double[] cost, int[] start, int[] truth, double[] turned) {
        for (int f : pairs.found()) {
            start[f + 1]++;
        }
        for (int f = 1; f < start.length; f++) {
            start[f] += start[f - 1];
        }
        int[] next = start.clone();
        for (int t = 0; t < pairs.truths(); t++) {
            for (int p = pairs.rowStart()[t]; p < pairs.rowStart()[t + 1]; p++) {
                int at = next[pairs.found()[p]]++;
                truth[at] = t;
                turned[at] = cost[p];
            }
        }
    }
}
