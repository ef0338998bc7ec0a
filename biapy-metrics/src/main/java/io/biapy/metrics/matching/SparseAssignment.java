package io.biapy.metrics.matching;

import io.biapy.metrics.assignment.PairAssignment;
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
        int[] foundOf = PairAssignment.mostPairs(pairs.founds(), pairs.rowStart(), pairs.found(), pairs.score());
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
