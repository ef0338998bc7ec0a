package io.biapy.instance.tiled;

import java.util.Arrays;

/** A growing set of pairs of numbers, each as first << 32 | second. 8 bytes a distinct pair, up to four times that while it grows. One thread. */
final class PairSet {
    private long[] pairs = new long[1024];
    private int count;

    void add(int first, int second) {
        if (count == pairs.length) {
            count = distinct(pairs, count);
            if (2 * count > pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.multiplyExact(2, pairs.length));
            }
        }
        pairs[count++] = (long) first << 32 | second;
    }

    /** The distinct pairs in rising order. */
    long[] toArray() {
        count = distinct(pairs, count);
        return Arrays.copyOf(pairs, count);
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
}
