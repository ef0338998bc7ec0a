package io.biapy.metrics.matching;

import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;

/*
 * The overlapping pairs of objects, without background, with their scores.
 * Layout (compressed rows): the pairs of true object t are rowStart[t] .. rowStart[t+1]-1, in rising order of found[];
 * t and found[] index the rising truthIds and foundIds. Every score is above 0.
 */
record ScoredPairs(long[] truthIds, long[] foundIds, int[] rowStart, int[] found, double[] score) {

    static ScoredPairs of(OverlapTable table, Criterion criterion) {
        long[] truthSizes = table.truthSizes();
        long[] foundSizes = table.foundSizes();
        int truthBackground = truthSizes.length - table.truths();
        int foundBackground = foundSizes.length - table.founds();
        int[] rowStart = new int[table.truths() + 1];
        int[] found = new int[table.pairs()];
        double[] score = new double[table.pairs()];
        int n = 0;
        for (int p = 0; p < table.pairs(); p++) {
            int t = table.truthIndex(p);
            int f = table.foundIndex(p);
            if (t >= truthBackground && f >= foundBackground) {
                found[n] = f - foundBackground;
                score[n++] = criterion.score(table.voxels(p), truthSizes[t], foundSizes[f]);
                rowStart[t - truthBackground + 1] = n;
            }
        }
        for (int t = 1; t < rowStart.length; t++) {
            rowStart[t] = Math.max(rowStart[t], rowStart[t - 1]);
        }
        return new ScoredPairs(
                withoutBackground(table.truthIds(), truthBackground),
                withoutBackground(table.foundIds(), foundBackground),
                rowStart,
                Arrays.copyOf(found, n),
                Arrays.copyOf(score, n));
    }

    private static long[] withoutBackground(long[] ids, int background) {
        return Arrays.copyOfRange(ids, background, ids.length);
    }

    int truths() {
        return truthIds.length;
    }

    int founds() {
        return foundIds.length;
    }

    /** The score of two objects, 0 where they do not overlap. */
    double scoreOf(int truth, int foundObject) {
        int p = Arrays.binarySearch(found, rowStart[truth], rowStart[truth + 1], foundObject);
        return p < 0 ? 0 : score[p];
    }
}
