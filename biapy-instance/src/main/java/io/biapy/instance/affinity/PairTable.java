package io.biapy.instance.affinity;

import java.util.Arrays;

/**
 * A number for each pair of roots of a union-find forest: open addressing with linear probing, half full at most. Pairs of which one is
 * no root any more are forgotten whenever the table grows. 12 bytes a slot. Not for several threads.
 */
final class PairTable {
    /** What {@link #get} answers where there is no number. */
    static final int NONE = -1;

    private static final long FREE = -1;

    private final int[] parent;
    private long[] keys = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int used;

    /**
     * @param parent the forest, where a root is its own parent; shared
     */
    PairTable(int[] parent) {
        this.parent = parent;
        Arrays.fill(keys, FREE);
    }

    int get(int a, int b) {
        int slot = slot(key(a, b));
        return keys[slot] == FREE ? NONE : numbers[slot];
    }

    /** Sets the number (0 or more) of a pair of roots. */
    void put(int a, int b, int number) {
        long key = key(a, b);
        int slot = slot(key);
        if (keys[slot] == FREE) {
            if (2 * (used + 1) > keys.length) {
                rebuild();
                slot = slot(key);
            }
            keys[slot] = key;
            used++;
        }
        numbers[slot] = number;
    }

    private static long key(int a, int b) {
        return a < b ? (long) a << 32 | b : (long) b << 32 | a;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAlive(long key) {
        int a = (int) (key >>> 32);
        int b = (int) key;
        return key != FREE && parent[a] == a && parent[b] == b;
    }

    private void rebuild() {
        int alive = 0;
        for (long key : keys) {
            alive += isAlive(key) ? 1 : 0;
        }
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        int size = 4L * (alive + 1) > keys.length ? Math.multiplyExact(2, keys.length) : keys.length;
        keys = new long[size];
        numbers = new int[size];
        Arrays.fill(keys, FREE);
        used = alive;
        for (int i = 0; i < oldKeys.length; i++) {
            if (isAlive(oldKeys[i])) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
