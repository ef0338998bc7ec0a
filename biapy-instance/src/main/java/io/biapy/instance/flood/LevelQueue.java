package io.biapy.instance.flood;

import java.util.Arrays;

/**
 * A queue of voxels by level that never goes back: buckets of equal width over the heights, each a list threaded through one int a voxel.
 * Only the bucket at hand is sorted, and not even that where all its levels are equal; what arrives in it later goes to a small
 * binary heap. Any surface comes out right; one whose heights crowd in few buckets costs the sorting. A voxel is queued at most once at a time.
 * Memory: 4 bytes a voxel, 8 a voxel of the fullest bucket, at most 512 kB of buckets. One thread.
 */
final class LevelQueue {
    private static final int MOST_BUCKETS = 1 << 17;
    private static final int VOXELS_A_BUCKET = 8;
    private static final int SHORT = 24;

    private int[] head = {};
    private int[] next = {};
    private int bucket;
    private int last;
    private float base;
    private float scale;
    private int size;

    private long[] sorted = new long[1024]; // level << 32 | voxel
    private int from;
    private int to;
    private long[] late = new long[64];
    private int lateSize;

    /** Empties it for voxels 0 to n-1 of heights low to high. */
    void reset(int n, float low, float high) {
        int buckets = Integer.highestOneBit(Math.max(64, Math.min(n / VOXELS_A_BUCKET, MOST_BUCKETS)));
        if (head.length != buckets) {
            head = new int[buckets];
            Arrays.fill(head, -1);
        }
        if (next.length < n) {
            next = new int[n];
        }
        base = low;
        last = buckets - 1;
        float range = high - low;
        scale = range > 0 && range < Float.POSITIVE_INFINITY ? last / range : 0;
        if (scale == Float.POSITIVE_INFINITY) { // a range of denormals
            scale = 0;
        }
        from = 0;
        to = 0;
        lateSize = 0;
        size = 0;
        bucket = -1;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The level must be above the one that was taken last. */
    void push(int level, int voxel) {
        size++;
        int b = bucketOf(level);
        if (b > bucket) {
            next[voxel] = head[b];
            head[b] = voxel;
        } else {
            pushLate((long) level << 32 | voxel & 0xffffffffL);
        }
    }

    private int bucketOf(int level) {
        float b = (FloodTile.height(level) - base) * scale;
        return b >= last ? last : b > 0 ? (int) b : 0;
    }

    /** The least level; it must not be empty. {@code levels} are those of all voxels. */
    int firstLevel(int[] levels) {
        if (from == to && lateSize == 0) {
            openNext(levels);
        }
        long first = from < to ? sorted[from] : Long.MAX_VALUE;
        return (int) ((lateSize > 0 && late[0] < first ? late[0] : first) >> 32);
    }

    /** Moves all voxels of the level, which must be the first one, to {@code into}; returns their number. */
    int take(int level, int[] into) {
        int n = 0;
        while (from < to && (int) (sorted[from] >> 32) == level) {
            into[n++] = (int) sorted[from++];
        }
        while (lateSize > 0 && (int) (late[0] >> 32) == level) {
            into[n++] = (int) late[0];
            popLate();
        }
        size -= n;
        return n;
    }

    private void openNext(int[] levels) {
        int b = bucket + 1;
        while (head[b] < 0) {
            b++;
        }
        bucket = b;
        int n = 0;
        int first = levels[head[b]];
        boolean mixed = false;
        for (int v = head[b]; v >= 0; v = next[v]) {
            if (n == sorted.length) {
                sorted = Arrays.copyOf(sorted, 2 * n);
            }
            mixed |= levels[v] != first;
            sorted[n++] = (long) levels[v] << 32 | v;
        }
        head[b] = -1;
        from = 0;
        to = n;
        if (mixed) {
            sort(sorted, n);
        }
    }

    private static void sort(long[] a, int n) {
        if (n > SHORT) {
            Arrays.sort(a, 0, n);
            return;
        }
        for (int i = 1; i < n; i++) {
            long e = a[i];
            int k = i - 1;
            while (k >= 0 && a[k] > e) {
                a[k + 1] = a[k];
                k--;
            }
            a[k + 1] = e;
        }
    }

    private void pushLate(long e) {
        if (lateSize == late.length) {
            late = Arrays.copyOf(late, 2 * lateSize);
        }
        int i = lateSize++;
        while (i > 0) {
            int up = (i - 1) >> 1;
            if (late[up] <= e) {
                break;
            }
            late[i] = late[up];
            i = up;
        }
        late[i] = e;
    }

    private void popLate() {
        long e = late[--lateSize];
        int i = 0;
        for (int c = 1; c < lateSize; c = 2 * i + 1) {
            if (c + 1 < lateSize && late[c + 1] < late[c]) {
                c++;
            }
            if (late[c] >= e) {
                break;
            }
            late[i] = late[c];
            i = c;
        }
        late[i] = e;
    }
}
