package io.biapy.instance.label;

import java.util.Arrays;

/**
 * Numbers 64-bit ids above 0 as 0, 1, 2, ... in the order in which they are added, as {@link CodeIndex} does codes; memory grows with the number of ids.
 * Not for several threads, but {@link #find} is once all are added.
 */
public final class IdIndex {
    private long[] slots = new long[64]; // id of each slot, 0 where free; linear probing
    private int[] numbers = new int[64];
    private long[] ids = new long[16];
    private int size;
    private long lastId;
    private int lastNumber;

    /** The number of {@code id}, which is a new one where the id is new. */
    public int add(long id) {
        if (id == lastId) {
            return lastNumber;
        }
        int slot = slotOf(id);
        if (slots[slot] == 0) {
            if (2 * (size + 1) > slots.length) {
                grow();
                slot = slotOf(id);
            }
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
            }
            slots[slot] = id;
            numbers[slot] = size;
            ids[size++] = id;
        }
        lastId = id;
        lastNumber = numbers[slot];
        return lastNumber;
    }

    /** The number of an id that was added, or -1 where it was not. */
    public int find(long id) {
        int slot = slotOf(id);
        return slots[slot] == 0 ? -1 : numbers[slot];
    }

    /** Number of ids so far. */
    public int size() {
        return size;
    }

    /** The id that has {@code number}. */
    public long id(int number) {
        return ids[number];
    }

    /** All ids, each behind its number + 1; entry 0 is 0. */
    public long[] table() {
        long[] table = new long[size + 1];
        System.arraycopy(ids, 0, table, 1, size);
        return table;
    }

    /** The numbers in rising order of their ids. */
    public int[] byId() {
        long[] sorted = Arrays.copyOf(ids, size);
        Arrays.sort(sorted);
        int[] order = new int[size];
        Arrays.setAll(order, k -> find(sorted[k]));
        return order;
    }

    private int slotOf(long id) {
        int mask = slots.length - 1;
        int slot = (int) (id * 0x9E3779B97F4A7C15L >>> Long.numberOfLeadingZeros(mask));
        while (slots[slot] != 0 && slots[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new long[Math.multiplyExact(2, slots.length)];
        numbers = new int[slots.length];
        for (int n = 0; n < size; n++) {
            int slot = slotOf(ids[n]);
            slots[slot] = ids[n];
            numbers[slot] = n;
        }
    }
}
