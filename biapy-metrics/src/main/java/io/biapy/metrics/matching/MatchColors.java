package io.biapy.metrics.matching;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.LongStream;

/**
 * A picture of a matching in BiaPy's colours: missed true objects red, matched found objects green, false positives blue, the rest black.
 * Red lies on top, so that a missed object shows whole.
 */
public final class MatchColors {
    private static final int RED = 0;
    private static final int GREEN = 1;
    private static final int BLUE = 2;

    private MatchColors() {}

    /**
     * Paints the two label images that a score was computed from.
     *
     * @param truth ids of the true objects
     * @param found ids of the found objects of the same voxels
     * @param score the scores of these labels at one threshold
     * @return three bytes a voxel (red, green, blue; 0 or 255), the voxels in the order of the labels
     * @throws IllegalArgumentException when the lengths differ, or the picture would pass 2^31 bytes
     */
    public static byte[] rgb(int[] truth, int[] found, ImageScore score) {
        return paint(truth.length, i -> truth[i], found.length, i -> found[i], score);
    }

    /** As {@link #rgb(int[], int[], ImageScore)}, for ids of 64 bits. */
    public static byte[] rgb(long[] truth, long[] found, ImageScore score) {
        return paint(truth.length, i -> truth[i], found.length, i -> found[i], score);
    }

    private static byte[] paint(int n, IntToLongFunction truth, int m, IntToLongFunction found, ImageScore score) {
        if (n != m || n > Integer.MAX_VALUE / 3) {
            throw new IllegalArgumentException(
                    "Truth and found labels must cover the same voxels, at most " + Integer.MAX_VALUE / 3
                            + " for one picture, but there are " + n + " true and " + m
                            + " found values. Paint large volumes slice by slice.");
        }
        long[] missed = sorted(score.pairs().stream()
                .filter(pair -> pair.tag() == Association.Tag.FN)
                .mapToLong(Association::truthId));
        long[] invented = sorted(score.falsePositives().stream().mapToLong(id -> id));
        byte[] rgb = new byte[3 * n];
        int color = -1;
        for (int i = 0; i < n; i++) {
            long t = truth.applyAsLong(i);
            long f = found.applyAsLong(i);
            if (i == 0 || t != truth.applyAsLong(i - 1) || f != found.applyAsLong(i - 1)) {
                color = color(t, f, missed, invented);
            }
            if (color >= 0) {
                rgb[3 * i + color] = (byte) 255;
            }
        }
        return rgb;
    }

    private static int color(long truth, long found, long[] missed, long[] invented) {
        if (truth != 0 && Arrays.binarySearch(missed, truth) >= 0) {
            return RED;
        }
        if (found == 0) {
            return -1;
        }
        return Arrays.binarySearch(invented, found) >= 0 ? BLUE : GREEN;
    }

    private static long[] sorted(LongStream ids) {
        return ids.sorted().toArray();
    }
}
