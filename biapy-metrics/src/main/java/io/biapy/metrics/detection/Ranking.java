package io.biapy.metrics.detection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The found objects of one class in all images by falling score, at most so many an image: the surest of each image, equal scores in the
 * order of images and ids.
 */
final class Ranking {
    private final List<DetectionGraph> images;
    private final int objectClass;
    private final int[][] chosen;
    private final int[] rank;

    private Ranking(List<DetectionGraph> images, int objectClass, int[][] chosen, int[] rank) {
        this.images = images;
        this.objectClass = objectClass;
        this.chosen = chosen;
        this.rank = rank;
    }

    static Ranking of(List<DetectionGraph> images, int objectClass, int limit) {
        int[][] chosen = new int[images.size()][];
        double[][] scores = new double[images.size()][];
        for (int i = 0; i < chosen.length; i++) {
            DetectionGraph image = images.get(i);
            int[] all = IntStream.range(0, image.foundClass().length)
                    .filter(f -> image.foundClass()[f] == objectClass)
                    .toArray();
            double[] score =
                    Arrays.stream(all).mapToDouble(f -> image.score()[f]).toArray();
            int[] order = falling(score);
            int kept = Math.min(limit, all.length);
            chosen[i] = Arrays.stream(order, 0, kept).map(k -> all[k]).toArray();
            scores[i] = Arrays.stream(order, 0, kept).mapToDouble(k -> score[k]).toArray();
        }
        return new Ranking(
                images,
                objectClass,
                chosen,
                falling(Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray()));
    }

    /** Positions by falling value, equal ones in their order. */
    private static int[] falling(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> 0.0 - values[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    /** The outcome of every ranked object, in the order of the ranking; the matching of each image is made anew. */
    byte[] outcomes(SizeRange range, double threshold) {
        byte[] all = new byte[rank.length];
        int at = 0;
        for (int i = 0; i < chosen.length; i++) {
            DetectionGraph image = images.get(i);
            byte[] outcome = new byte[chosen[i].length];
            GreedyKernel.match(
                    chosen[i],
                    outcome.length,
                    image.pairStart(),
                    image.truth(),
                    image.iou(),
                    image.roles(objectClass, range),
                    image.crowd(),
                    image.outside(range),
                    threshold,
                    new boolean[image.truthClass().length],
                    outcome);
            System.arraycopy(outcome, 0, all, at, outcome.length);
            at += outcome.length;
        }
        byte[] ranked = new byte[all.length];
        for (int k = 0; k < ranked.length; k++) {
            ranked[k] = all[rank[k]];
        }
        return ranked;
    }

    /** Number of true objects of this class that count in a range. */
    long truths(SizeRange range) {
        long count = 0;
        for (DetectionGraph image : images) {
            for (byte role : image.roles(objectClass, range)) {
                count += role == 0 ? 1 : 0;
            }
        }
        return count;
    }
}
