package io.biapy.metrics.point;

import java.util.Arrays;

/**
 * How well the classes of matched points agree: precision, recall and F1 of each class that occurs among them, averaged with equal weight
 * (scikit-learn's "macro"); 0 where a class or all have none.
 *
 * @param agreeing matched points of equal class
 * @param differing matched points of different class
 */
public record ClassScore(double precision, double recall, double f1, long agreeing, long differing) {
    static ClassScore of(int[] truth, int[] found) {
        int[] classes = Arrays.stream(new int[][] {truth, found})
                .flatMapToInt(Arrays::stream)
                .distinct()
                .toArray();
        double precision = 0;
        double recall = 0;
        double f1 = 0;
        long agreeing = 0;
        for (int c : classes) {
            long both = 0;
            long inTruth = 0;
            long inFound = 0;
            for (int i = 0; i < truth.length; i++) {
                both += truth[i] == c && found[i] == c ? 1 : 0;
                inTruth += truth[i] == c ? 1 : 0;
                inFound += found[i] == c ? 1 : 0;
            }
            agreeing += both;
            precision += inFound == 0 ? 0 : (double) both / inFound;
            recall += inTruth == 0 ? 0 : (double) both / inTruth;
            f1 += 2.0 * both / (inTruth + inFound);
        }
        int n = Math.max(1, classes.length);
        return new ClassScore(precision / n, recall / n, f1 / n, agreeing, truth.length - agreeing);
    }
}
