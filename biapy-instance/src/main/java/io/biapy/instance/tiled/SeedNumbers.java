package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The seeds of a whole image from those of its tiles: parts that touch are one, small ones are dropped, the others numbered in raster order of their
 * first voxels, as in memory. 24 bytes a part while it is made, 4 after. Immutable.
 */
final class SeedNumbers {
    private static final int MOST = (1 << 30) - 1;

    private final int[] first; // part of each tile's seed 1
    private final int[] number; // of each part, 0 where dropped
    private final int count;

    private SeedNumbers(int[] first, int[] number, int count) {
        this.first = first;
        this.number = number;
        this.count = count;
    }

    /** @param dropped the most voxels of a seed that is dropped; 0 for none */
    static SeedNumbers of(byte[][] seeds, Seams seams, byte[][] pairs, long dropped) {
        int[] first = new int[seeds.length + 1];
        for (int tile = 0; tile < seeds.length; tile++) {
            first[tile + 1] = Math.addExact(first[tile], seeds[tile].length / SeedPass.BYTES);
        }
        int parts = first[seeds.length];
        long[] size = new long[parts];
        long[] start = new long[parts];
        int part = 0;
        for (byte[] bytes : seeds) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            while (in.hasRemaining()) {
                size[part] = in.getInt();
                start[part++] = in.getLong();
            }
        }
        Forest forest = new Forest(parts);
        seams.each(pairs, (tile, a, other, b) -> forest.join(first[tile] + a - 1, first[other] + b - 1));
        for (int p = 0; p < parts; p++) {
            int root = forest.find(p);
            if (root != p) {
                size[root] += size[p];
                start[root] = Math.min(start[root], start[p]);
            }
        }
        return number(first, forest, size, start, dropped);
    }

    private static SeedNumbers number(int[] first, Forest forest, long[] size, long[] start, long dropped) {
        int parts = forest.size();
        long[] order = new long[parts];
        int kept = 0;
        for (int p = 0; p < parts; p++) {
            if (forest.find(p) == p && (dropped == 0 || size[p] > dropped)) {
                order[kept++] = start[p];
            }
        }
        if (kept > MOST) {
            throw new InputException("The image has " + kept + " seeds; at most " + MOST
                    + " can be flooded. Raise the seed threshold, or drop small seeds.");
        }
        order = Arrays.copyOf(order, kept);
        Arrays.sort(order); // no two seeds start at the same voxel
        int[] number = new int[parts];
        for (int p = 0; p < parts; p++) {
            int root = forest.find(p); // never behind p
            number[p] = root != p
                    ? number[root]
                    : dropped == 0 || size[p] > dropped ? 1 + Arrays.binarySearch(order, start[p]) : 0;
        }
        return new SeedNumbers(first, number, kept);
    }

    /** The id of each seed of a tile, entry 0 unused. */
    int[] ofTile(int tile) {
        int n = first[tile + 1] - first[tile];
        int[] ids = new int[n + 1];
        System.arraycopy(number, first[tile], ids, 1, n);
        return ids;
    }

    /** How many seeds are flooded from. */
    int count() {
        return count;
    }
}
