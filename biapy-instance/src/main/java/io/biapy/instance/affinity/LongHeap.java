package io.biapy.instance.affinity;

import java.util.Arrays;

/** A binary heap of longs, the least first. Not for several threads. */
final class LongHeap {
    private long[] keys = new long[1 << 10];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.multiplyExact(2, size));
        }
        int child = size++;
        while (child > 0) {
            int parent = (child - 1) >> 1;
            if (key >= keys[parent]) {
                break;
            }
            keys[child] = keys[parent];
            child = parent;
        }
        keys[child] = key;
    }

    /** Removes the least. */
    long poll() {
        long least = keys[0];
        long key = keys[--size];
        int parent = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            keys[parent] = keys[child];
            parent = child;
            child = 2 * parent + 1;
        }
        keys[parent] = key;
        return least;
    }
}
