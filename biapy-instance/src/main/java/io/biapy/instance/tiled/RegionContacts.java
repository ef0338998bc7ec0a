package io.biapy.instance.tiled;

import java.util.Arrays;

/** Which regions touch which, as lists of neighbours. 16 bytes a contact. One thread. */
final class RegionContacts {
    private long[] pairs = new long[1024];
    private int count;

    /** Two parts of regions touch. */
    void add(int a, int b) {
        if (count == pairs.length) {
            count = distinct(pairs, count);
            if (2 * count > pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.multiplyExact(2, pairs.length));
            }
        }
        pairs[count++] = (long) a << 32 | b;
    }

    /** No more come; parts become the roots of their regions. */
    void close(Forest forest) {
        count = distinct(pairs, count);
        long[] both = new long[Math.multiplyExact(2, count)];
        int n = 0;
        for (int i = 0; i < count; i++) {
            long a = forest.find((int) (pairs[i] >> 32));
            long b = forest.find((int) pairs[i]);
            both[n++] = a << 32 | b;
            both[n++] = b << 32 | a;
        }
        count = distinct(both, n);
        pairs = both;
    }

    private static int distinct(long[] values, int n) {
        Arrays.sort(values, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (kept == 0 || values[i] != values[kept - 1]) {
                values[kept++] = values[i];
            }
        }
        return kept;
    }

    /** Where the neighbours of a root begin. */
    int from(int root) {
        int low = 0;
        int high = count;
        long key = (long) root << 32;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean isOf(int at, int root) {
        return at < count && (int) (pairs[at] >> 32) == root;
    }

    int neighbour(int at) {
        return (int) pairs[at];
    }
}
