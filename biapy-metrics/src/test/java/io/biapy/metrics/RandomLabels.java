package io.biapy.metrics;

import java.util.Random;

/** Small random label images for property tests: runs of labels, with background, that overlap in every way. */
public final class RandomLabels {
    private RandomLabels() {}

    /** Runs of 1 to 4 voxels with ids from 0 to {@code ids}. */
    public static int[] line(Random random, int voxels, int ids) {
        int[] labels = new int[voxels];
        for (int i = 0; i < voxels; ) {
            int id = random.nextInt(ids + 1);
            for (int end = Math.min(voxels, i + 1 + random.nextInt(4)); i < end; i++) {
                labels[i] = id;
            }
        }
        return labels;
    }

    /** The labels moved by some voxels, with a part of the runs redrawn: a segmentation that is nearly right. */
    public static int[] disturbed(Random random, int[] labels, int ids) {
        int shift = random.nextInt(3);
        int[] other = line(random, labels.length, ids);
        int[] out = new int[labels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = random.nextInt(8) == 0 ? other[i] : labels[Math.max(0, i - shift)];
        }
        return out;
    }

    /** The same labels as 64-bit ids, spread over the whole range; 0 stays 0. */
    public static long[] wide(int[] labels) {
        long[] out = new long[labels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = labels[i] == 0 ? 0 : Long.MAX_VALUE - 1_000_000_007L * labels[i];
        }
        return out;
    }
}
