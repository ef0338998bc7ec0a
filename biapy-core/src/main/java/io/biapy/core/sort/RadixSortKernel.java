package io.biapy.core.sort;

/*
 * Least-significant-digit radix sort of (key, value) pairs by unsigned key, stable: three passes of 11, 11 and 10 bits; a pass whose
 * digit is the same everywhere is left out.
 * Layout: two parallel arrays, sorted in place. Memory: 8 bytes an entry of scratch and 24 KiB. Time: linear.
 * Source: Knuth, "The Art of Computer Programming", volume 3, 5.2.5.
 */
final class RadixSortKernel {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;

    private RadixSortKernel() {}

    static void sort(int[] keys, int[] values, int count) {
        int[] starts = new int[3 * BUCKETS];
        for (int i = 0; i < count; i++) {
            int key = keys[i];
            starts[key & (BUCKETS - 1)]++;
            starts[BUCKETS + (key >>> BITS & (BUCKETS - 1))]++;
            starts[2 * BUCKETS + (key >>> 2 * BITS)]++;
        }
        int[] fromKeys = keys;
        int[] fromValues = values;
        int[] toKeys = new int[count];
        int[] toValues = new int[count];
        for (int pass = 0; pass < 3; pass++) {
            if (isOneBucket(starts, pass * BUCKETS, count)) {
                continue;
            }
            scatter(fromKeys, fromValues, count, toKeys, toValues, starts, pass);
            int[] k = fromKeys;
            int[] v = fromValues;
            fromKeys = toKeys;
            fromValues = toValues;
            toKeys = k;
            toValues = v;
        }
        if (fromKeys != keys) {
            System.arraycopy(fromKeys, 0, keys, 0, count);
            System.arraycopy(fromValues, 0, values, 0, count);
        }
    }

    /** Whether all entries share a digit; else the counts become first places. */
    private static boolean isOneBucket(int[] starts, int base, int count) {
        int sum = 0;
        for (int b = base; b < base + BUCKETS; b++) {
            int here = starts[b];
            if (here == count) {
                return true;
            }
            starts[b] = sum;
            sum += here;
        }
        return false;
    }

    private static void scatter(
            int[] keys, int[] values, int count, int[] toKeys, int[] toValues, int[] starts, int pass) {
        int shift = pass * BITS;
        int base = pass * BUCKETS;
        for (int i = 0; i < count; i++) {
            int key = keys[i];
            int to = starts[base + (key >>> shift & (BUCKETS - 1))]++;
            toKeys[to] = key;
            toValues[to] = values[i];
        }
    }
}
