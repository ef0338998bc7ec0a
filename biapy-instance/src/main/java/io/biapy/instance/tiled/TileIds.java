package io.biapy.instance.tiled;

import io.biapy.instance.label.IdIndex;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Labels of a tile: an int a voxel, its code, 0 where there is none, and the 64-bit id of each code. Codes rise as their ids do, from 1 on without gaps, so what
 * compares codes compares ids. Arrays are shared, not copied; treat them as frozen.
 *
 * @param codes z, y, x (x fastest)
 * @param ids of the codes; entry 0, of the background, is 0
 */
record TileIds(int[] codes, long[] ids) {
    /**
     * @param numbers of voxels, 0 for background
     * @param ids of the numbers (entry 0 is not used), 0 for background; some may be alike, or of numbers that no voxel has
     */
    static TileIds of(int[] numbers, long[] ids) {
        boolean[] used = new boolean[ids.length];
        int last = 0;
        for (int number : numbers) {
            if (number != last) {
                last = number;
                used[last] = true;
            }
        }
        long[] sorted = new long[ids.length];
        int n = 0;
        for (int k = 1; k < ids.length; k++) {
            sorted[n] = ids[k];
            n += used[k] && ids[k] != 0 ? 1 : 0;
        }
        long[] table = distinct(sorted, n);
        int[] codeOf = new int[ids.length];
        for (int k = 1; k < ids.length; k++) {
            codeOf[k] = used[k] && ids[k] != 0 ? Arrays.binarySearch(table, ids[k]) : 0;
        }
        int[] codes = new int[numbers.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codeOf[numbers[i]];
        }
        return new TileIds(codes, table);
    }

    /** Of labels that are the ids themselves. */
    static TileIds of(int[] labels) {
        return of(labels.length, i -> labels[i]);
    }

    /** The same of 64 bits. */
    static TileIds of(long[] labels) {
        return of(labels.length, i -> labels[i]);
    }

    private static TileIds of(int voxels, IntToLongFunction label) {
        IdIndex index = new IdIndex();
        int[] numbers = new int[voxels];
        for (int i = 0; i < voxels; i++) {
            long id = label.applyAsLong(i);
            numbers[i] = id == 0 ? 0 : index.add(id) + 1;
        }
        return of(numbers, index.table());
    }

    static TileIds none(int voxels) {
        return new TileIds(new int[voxels], new long[1]);
    }

    /** 0 and the first {@code n} numbers, which are above it, in rising order and each once. */
    static long[] distinct(long[] numbers, int n) {
        int count = LongSet.distinct(numbers, n);
        long[] table = new long[count + 1];
        System.arraycopy(numbers, 0, table, 1, count);
        return table;
    }

    /** The id of each voxel. */
    long[] labels() {
        long[] labels = new long[codes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = ids[codes[i]];
        }
        return labels;
    }

    /** The same voxels with other ids, 0 for background. */
    TileIds map(LongUnaryOperator to) {
        long[] mapped = new long[ids.length];
        for (int k = 1; k < ids.length; k++) {
            mapped[k] = to.applyAsLong(ids[k]);
        }
        return of(codes, mapped);
    }

    /** The code of an id, below 1 where it does not occur. */
    int code(long id) {
        return Arrays.binarySearch(ids, id);
    }

    /** Ids, then codes as runs. */
    byte[] toBytes() {
        byte[] runs = TileFaces.packRuns(codes);
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + Long.BYTES * (ids.length - 1) + runs.length);
        out.putInt(ids.length - 1);
        for (int k = 1; k < ids.length; k++) {
            out.putLong(ids[k]);
        }
        return out.put(runs).array();
    }

    /** Reads {@link #toBytes}. */
    static TileIds of(byte[] bytes, int voxels) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long[] ids = new long[in.getInt() + 1];
        for (int k = 1; k < ids.length; k++) {
            ids[k] = in.getLong();
        }
        return new TileIds(TileFaces.unpack(bytes, in.position(), voxels), ids);
    }
}
