package io.biapy.metrics.matching;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Matching by definition: scores voxel by voxel in a dense matrix, and every possible assignment tried. */
final class NaiveMatching {
    final long[] truthIds;
    final long[] foundIds;
    final double[][] score;

    NaiveMatching(int[] truth, int[] found, Criterion criterion) {
        truthIds = ids(truth);
        foundIds = ids(found);
        score = new double[truthIds.length][foundIds.length];
        for (int t = 0; t < truthIds.length; t++) {
            for (int f = 0; f < foundIds.length; f++) {
                long shared = 0;
                long inTruth = 0;
                long inFound = 0;
                for (int i = 0; i < truth.length; i++) {
                    boolean a = truth[i] == truthIds[t];
                    boolean b = found[i] == foundIds[f];
                    shared += a && b ? 1 : 0;
                    inTruth += a ? 1 : 0;
                    inFound += b ? 1 : 0;
                }
                score[t][f] = switch (criterion) {
                    case IOU -> (double) shared / (inTruth + inFound - shared);
                    case IOT -> (double) shared / inTruth;
                    case IOP -> (double) shared / inFound;
                };
            }
        }
    }

    private static long[] ids(int[] labels) {
        Set<Long> ids = new TreeSet<>();
        Arrays.stream(labels).filter(id -> id != 0).forEach(id -> ids.add((long) id));
        return ids.stream().mapToLong(id -> id).toArray();
    }

    /** Most matches, and the largest sum of scores with so many. */
    double[] best(double threshold) {
        return best(threshold, 0, new boolean[foundIds.length]);
    }

    private double[] best(double threshold, int truth, boolean[] taken) {
        if (truth == truthIds.length) {
            return new double[2];
        }
        double[] best = best(threshold, truth + 1, taken);
        for (int f = 0; f < foundIds.length; f++) {
            if (!taken[f] && score[truth][f] >= threshold && score[truth][f] > 0) {
                taken[f] = true;
                double[] rest = best(threshold, truth + 1, taken);
                taken[f] = false;
                boolean better =
                        rest[0] + 1 > best[0] || (rest[0] + 1 == best[0] && rest[1] + score[truth][f] > best[1]);
                best = better ? new double[] {rest[0] + 1, rest[1] + score[truth][f]} : best;
            }
        }
        return best;
    }

    /** The least cost of BiaPy's full assignment. */
    double leastBiaPyCost(double threshold) {
        return leastCost(threshold, 0, new boolean[foundIds.length], Math.max(0, truthIds.length - foundIds.length));
    }

    private double leastCost(double threshold, int truth, boolean[] taken, int mayStayAlone) {
        if (truth == truthIds.length) {
            return 0;
        }
        double least =
                mayStayAlone > 0 ? leastCost(threshold, truth + 1, taken, mayStayAlone - 1) : Double.POSITIVE_INFINITY;
        for (int f = 0; f < foundIds.length; f++) {
            if (!taken[f]) {
                taken[f] = true;
                double rest = leastCost(threshold, truth + 1, taken, mayStayAlone);
                taken[f] = false;
                least = Math.min(least, rest + biaPyCost(score[truth][f], threshold));
            }
        }
        return least;
    }

    double biaPyCost(double value, double threshold) {
        return -((float) value >= (float) threshold ? 1 : 0)
                - value / (2.0 * Math.min(truthIds.length, foundIds.length));
    }
}
