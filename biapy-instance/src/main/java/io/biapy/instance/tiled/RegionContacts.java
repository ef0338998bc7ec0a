package io.biapy.instance.tiled;

/** Which regions touch which, as lists of neighbours. 16 bytes a contact. One thread. */
final class RegionContacts {
    private LongSet found = new LongSet();
    private long[] pairs = {};

    /** Two parts of regions touch. */
    void add(int a, int b) {
        found.add(LongSet.pair(a, b));
    }

    /** No more come; parts become the roots of their regions. */
    void close(Forest forest) {
        LongSet both = new LongSet();
        for (long pair : found.toArray()) {
            int a = forest.find((int) (pair >> 32));
            int b = forest.find((int) pair);
            both.add(LongSet.pair(a, b));
            both.add(LongSet.pair(b, a));
        }
        pairs = both.toArray();
        found = new LongSet();
    }

    /** Where the neighbours of a root begin. */
    int from(int root) {
        int low = 0;
        int high = pairs.length;
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
        return at < pairs.length && (int) (pairs[at] >> 32) == root;
    }

    int neighbour(int at) {
        return (int) pairs[at];
    }
}
