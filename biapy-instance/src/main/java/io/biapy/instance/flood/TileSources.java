package io.biapy.instance.flood;

import java.util.Arrays;

/** Ring voxels whose time or label is new, in the order of their times. Arrays serve again. One thread. */
final class TileSources {
    private int[] voxels = new int[256];
    private long[] order = {};
    private int size;
    private int taken;

    void clear() {
        size = 0;
        taken = 0;
    }

    void add(int voxel) {
        if (size == voxels.length) {
            voxels = Arrays.copyOf(voxels, 2 * size);
        }
        voxels[size++] = voxel;
    }

    /** Sorts by level, then inside each level by step. */
    void sort(long[] time) {
        int n = size;
        taken = 0;
        if (n < 2) {
            return;
        }
        if (order.length < n) {
            order = new long[2 * n];
        }
        for (int i = 0; i < n; i++) {
            order[i] = (time[voxels[i]] >> 32) << 32 | voxels[i];
        }
        Arrays.sort(order, 0, n);
        int i = 0;
        while (i < n) {
            long level = order[i] >> 32;
            int end = i;
            while (end < n && order[end] >> 32 == level) {
                int voxel = (int) order[end];
                order[end++] = time[voxel] << 32 | voxel; // steps stay below 2^31
            }
            Arrays.sort(order, i, end);
            for (; i < end; i++) {
                voxels[i] = (int) order[i];
            }
        }
    }

    boolean hasMore() {
        return taken < size;
    }

    /** Time of the first that was not taken. */
    long firstTime(long[] time) {
        return time[voxels[taken]];
    }

    /** Appends those of this time to a wave of {@code count} voxels; returns the new count. */
    int takeAt(long tick, long[] time, int[] wave, int count) {
        int n = count;
        while (taken < size && time[voxels[taken]] == tick) {
            wave[n++] = voxels[taken++];
        }
        return n;
    }
}
