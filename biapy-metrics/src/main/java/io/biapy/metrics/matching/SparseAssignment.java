package io.biapy.metrics.matching;

import java.util.Arrays;

/**
 * Most matches first, then the largest sum of scores, deterministic on ties. Only pairs that reach the threshold take part. Where
 * each of two objects has no other such pair, they match; an assignment problem is solved only inside larger groups. At an IoU
 * above 0.5 there are no larger groups.
 */
final class SparseAssignment implements Assignment {
    @Override
    public boolean reaches(double score, double threshold) {
        return score >= threshold;
    }

    @Override
    public int[] assign(ScoredPairs all, double threshold) {
        ScoredPairs pairs = reaching(all, threshold);
        int truths = pairs.truths();
        int[] group = GroupKernel.groups(truths, pairs.founds(), pairs.rowStart(), pairs.found());
        int[] truthsOf = new int[group.length];
        int[] foundsOf = new int[group.length];
        for (int node = 0; node < group.length; node++) {
            (node < truths ? truthsOf : foundsOf)[group[node]]++;
        }
        double[] gain = new double[pairs.score().length];
        boolean[] contested = new boolean[truths];
        int[] foundOf = new int[truths];
        Arrays.fill(foundOf, -1);
        for (int t = 0; t < truths; t++) {
            int smaller = Math.min(truthsOf[group[t]], foundsOf[group[t]]);
            contested[t] = truthsOf[group[t]] + foundsOf[group[t]] > 2;
            for (int p = pairs.rowStart()[t]; p < pairs.rowStart()[t + 1]; p++) {
                // The scores of a whole group add up to at most 1/2, so a match always outweighs them.
                gain[p] = 1 + pairs.score()[p] / (2.0 * smaller);
                if (!contested[t]) {
                    foundOf[t] = pairs.found()[p];
                }
            }
        }
        SparseAssignmentKernel.assign(pairs.founds(), pairs.rowStart(), pairs.found(), gain, contested, foundOf);
        nameClosest(all, foundOf);
        return foundOf;
    }

    /** Beside each missed true object goes the unmatched found object with the largest score, the first of equals. */
    private static void nameClosest(ScoredPairs all, int[] foundOf) {
        boolean[] matched = new boolean[all.founds()];
        for (int f : foundOf) {
            if (f >= 0) {
                matched[f] = true;
            }
        }
        for (int t = 0; t < foundOf.length; t++) {
            double most = 0;
            boolean missed = foundOf[t] < 0;
            for (int p = all.rowStart()[t]; missed && p < all.rowStart()[t + 1]; p++) {
                if (!matched[all.found()[p]] && all.score()[p] > most) {
                    most = all.score()[p];
                    foundOf[t] = all.found()[p];
                }
            }
        }
    }

    private static ScoredPairs reaching(ScoredPairs all, double threshold) {
        int[] rowStart = new int[all.rowStart().length];
        int[] found = new int[all.found().length];
        double[] score = new double[found.length];
        int n = 0;
        for (int t = 0; t < all.truths(); t++) {
            for (int p = all.rowStart()[t]; p < all.rowStart()[t + 1]; p++) {
                if (all.score()[p] >= threshold) {
                    found[n] = all.found()[p];
                    score[n++] = all.score()[p];
                }
            }
            rowStart[t + 1] = n;
        }
        return new ScoredPairs(
                all.truthIds(), all.foundIds(), rowStart, Arrays.copyOf(found, n), Arrays.copyOf(score, n));
    }
}
