package io.biapy.metrics.overlap;

/*
 * Counts of (truth id, found id) pairs: open addressing with linear probing, never more than half full.
 * Layout: slot s holds its pair in keys[2s], keys[2s+1] and its count in counts[s]; a count of 0 marks an empty slot.
 * Memory 24 bytes a slot; adding costs O(1) expected. Nothing depends on the order of additions but the slots' order.
 */
final class PairHash {
    private long[] keys;
    private long[] counts;
    private int size;

    PairHash(int slots) {
        keys = new long[2 * slots];
        counts = new long[slots];
    }

    int size() {
        return size;
    }

    int slots() {
        return counts.length;
    }

    long truth(int slot) {
        return keys[2 * slot];
    }

    long found(int slot) {
        return keys[2 * slot + 1];
    }

    long count(int slot) {
        return counts[slot];
    }

    void add(long truth, long found, long count) {
        int slot = slot(truth, found);
        if (counts[slot] == 0) {
            if (2 * (size + 1) > counts.length) {
                grow();
                slot = slot(truth, found);
            }
            keys[2 * slot] = truth;
            keys[2 * slot + 1] = found;
            size++;
        }
        counts[slot] += count;
    }

    /** The slot of a pair, or the empty slot where it would go. */
    int slot(long truth, long found) {
        int mask = counts.length - 1;
        long h = truth * 0x9E3779B97F4A7C15L + found;
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        int slot = (int) (h ^ (h >>> 32)) & mask;
        while (counts[slot] != 0 && (keys[2 * slot] != truth || keys[2 * slot + 1] != found)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        if (oldCounts.length >= 1 << 29) {
            throw new IllegalStateException(
                    "More than 2^28 different pairs of labels overlap; are both images label images?");
        }
        keys = new long[2 * oldKeys.length];
        counts = new long[2 * oldCounts.length];
        for (int s = 0; s < oldCounts.length; s++) {
            if (oldCounts[s] != 0) {
                int slot = slot(oldKeys[2 * s], oldKeys[2 * s + 1]);
                keys[2 * slot] = oldKeys[2 * s];
                keys[2 * slot + 1] = oldKeys[2 * s + 1];
                counts[slot] = oldCounts[s];
            }
        }
    }
}
