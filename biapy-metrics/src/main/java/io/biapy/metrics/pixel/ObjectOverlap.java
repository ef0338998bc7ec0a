package io.biapy.metrics.pixel;

import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.table.Result;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How far objects cover each other, without a threshold: each object is compared with the one that suits it best. Made of sums, so that images
 * are pooled with {@link #plus}. Where there is no object at all every score is 1, where there are only true or only found ones 0; never
 * NaN. Immutable.
 *
 * @param truths number of true objects
 * @param founds number of found objects
 * @param diceOfTruths sum over true objects of the Dice coefficient with the best found object
 * @param diceOfFounds sum over found objects of the Dice coefficient with the best true object
 * @param jaccardOfTruths sum over true objects of the Jaccard index with the best found object
 * @param coveredJaccard as {@code jaccardOfTruths}, but only of found objects that cover more than half of the true one
 * @param aggregatedBoth voxels that true objects share with the found object of their best Jaccard index
 * @param aggregatedEither voxels in either of these two, and those of found objects that were nobody's best
 */
public record ObjectOverlap(
        long truths,
        long founds,
        double diceOfTruths,
        double diceOfFounds,
        double jaccardOfTruths,
        double coveredJaccard,
        long aggregatedBoth,
        long aggregatedEither)
        implements Result {

    /** Compares two label images of the same voxels, 0 is background. */
    public static ObjectOverlap of(int[] truth, int[] found) {
        return of(OverlapTable.of(truth, found));
    }

    /** Of overlaps that were counted already; one pass over the pairs. */
    public static ObjectOverlap of(OverlapTable table) {
        long[] truthIds = table.truthIds();
        long[] foundIds = table.foundIds();
        long[] truthSizes = table.truthSizes();
        long[] foundSizes = table.foundSizes();
        double[] bestOfTruth = new double[truthIds.length];
        double[] bestOfFound = new double[foundIds.length];
        double[] covered = new double[truthIds.length];
        int[] partner = new int[truthIds.length];
        long[] shared = new long[truthIds.length];
        Arrays.fill(partner, -1);
        for (int p = 0; p < table.pairs(); p++) {
            if (table.truthId(p) == 0 || table.foundId(p) == 0) {
                continue;
            }
            int t = table.truthIndex(p);
            int f = table.foundIndex(p);
            long both = table.voxels(p);
            double jaccard = (double) both / (truthSizes[t] + foundSizes[f] - both);
            if (jaccard > bestOfTruth[t]) {
                bestOfTruth[t] = jaccard;
                partner[t] = f;
                shared[t] = both;
            }
            bestOfFound[f] = Math.max(bestOfFound[f], jaccard);
            if (2 * both > truthSizes[t]) {
                covered[t] = jaccard;
            }
        }
        return sum(
                table, truthIds, truthSizes, foundIds, foundSizes, bestOfTruth, bestOfFound, covered, partner, shared);
    }

    private static ObjectOverlap sum(
            OverlapTable table,
            long[] truthIds,
            long[] truthSizes,
            long[] foundIds,
            long[] foundSizes,
            double[] bestOfTruth,
            double[] bestOfFound,
            double[] covered,
            int[] partner,
            long[] shared) {
        boolean[] used = new boolean[foundIds.length];
        double diceOfTruths = 0;
        double jaccards = 0;
        double coveredJaccards = 0;
        long both = 0;
        long either = 0;
        for (int t = 0; t < truthIds.length; t++) {
            if (truthIds[t] == 0) {
                continue;
            }
            diceOfTruths += dice(bestOfTruth[t]);
            jaccards += bestOfTruth[t];
            coveredJaccards += covered[t];
            both += shared[t];
            either += truthSizes[t] - shared[t];
            if (partner[t] >= 0) {
                used[partner[t]] = true;
                either += foundSizes[partner[t]];
            }
        }
        double diceOfFounds = 0;
        for (int f = 0; f < foundIds.length; f++) {
            if (foundIds[f] != 0) {
                diceOfFounds += dice(bestOfFound[f]);
                either += used[f] ? 0 : foundSizes[f];
            }
        }
        return new ObjectOverlap(
                table.truths(), table.founds(), diceOfTruths, diceOfFounds, jaccards, coveredJaccards, both, either);
    }

    /** The best Dice coefficient belongs to the best Jaccard index, since it grows with it. */
    private static double dice(double jaccard) {
        return 2 * jaccard / (1 + jaccard);
    }

    /** The objects of both, pooled. */
    public ObjectOverlap plus(ObjectOverlap other) {
        return new ObjectOverlap(
                truths + other.truths,
                founds + other.founds,
                diceOfTruths + other.diceOfTruths,
                diceOfFounds + other.diceOfFounds,
                jaccardOfTruths + other.jaccardOfTruths,
                coveredJaccard + other.coveredJaccard,
                aggregatedBoth + other.aggregatedBoth,
                aggregatedEither + other.aggregatedEither);
    }

    /** Mean over true objects of their best Dice coefficient; 0 for a missed one. Invented objects do not count. */
    public double meanDice() {
        return ratio(diceOfTruths, truths);
    }

    /** Mean over true objects of their best Jaccard index; 0 for a missed one. Invented objects do not count. */
    public double meanJaccard() {
        return ratio(jaccardOfTruths, truths);
    }

    /** Symmetric best Dice (Scharr et al. 2016, CVPPP): the smaller of the mean over true and the mean over found objects. */
    public double symmetricBestDice() {
        return Math.min(meanDice(), ratio(diceOfFounds, founds));
    }

    /**
     * SEG of the Cell Tracking Challenge (Maska et al. 2014): mean over true objects of the Jaccard index with the found object that covers
     * more than half of them, 0 where none does.
     */
    public double seg() {
        return ratio(coveredJaccard, truths);
    }

    /**
     * Aggregated Jaccard index (Kumar et al. 2017): shared voxels of all true objects and their best partners over all voxels of both and of
     * the found objects that are nobody's best. A found object may be the best of several.
     */
    public double aggregatedJaccard() {
        return ratio(aggregatedBoth, aggregatedEither);
    }

    private double ratio(double part, long whole) {
        if (truths + founds == 0) {
            return 1;
        }
        return whole == 0 ? 0 : part / whole;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("object_dice", meanDice());
        map.put("object_jaccard", meanJaccard());
        map.put("symmetric_best_dice", symmetricBestDice());
        map.put("seg", seg());
        map.put("aggregated_jaccard", aggregatedJaccard());
        return map;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Objects: Dice %.4f, Jaccard %.4f, symmetric best Dice %.4f, SEG %.4f, aggregated Jaccard %.4f",
                meanDice(),
                meanJaccard(),
                symmetricBestDice(),
                seg(),
                aggregatedJaccard());
    }
}
