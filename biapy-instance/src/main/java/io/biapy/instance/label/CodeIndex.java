package io.biapy.instance.label;

import java.util.Arrays;

/**
 * Numbers sparse label codes 0, 1, 2, ... in the order in which they are added; memory grows with the number of codes, not with
 * their size. Code 0, the background, is not numbered. Not for several threads, but {@link #find} is once all are added.
 */
public final class CodeIndex {
    private int[] slots = new int[64]; // code of each slot, 0 where free; linear probing
    private int[] numbers = new int[64];
    private int[] codes = new int[16];
    private int size;
    private int lastCode;
    private int lastNumber;

    /** The number of {@code code} (above 0), which is a new one where the code is new. */
    public int add(int code) {
        if (code == lastCode) {
            return lastNumber;
        }
        int slot = slotOf(code);
        if (slots[slot] == 0) {
            if (2 * (size + 1) > slots.length) {
                grow();
                slot = slotOf(code);
            }
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
            }
            slots[slot] = code;
            numbers[slot] = size;
            codes[size++] = code;
        }
        lastCode = code;
        lastNumber = numbers[slot];
        return lastNumber;
    }

    /** The number of a code that was added, or -1 where it was not. */
    public int find(int code) {
        int slot = slotOf(code);
        return slots[slot] == 0 ? -1 : numbers[slot];
    }

    /** Number of codes so far. */
    public int size() {
        return size;
    }

    /** The code that has {@code number}. */
    public int code(int number) {
        return codes[number];
    }

    /** The numbers in rising order of their codes. */
    public int[] byCode() {
        long[] keys = new long[size];
        for (int n = 0; n < size; n++) {
            keys[n] = ((long) codes[n] << 32) | n;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int n = 0; n < size; n++) {
            order[n] = (int) keys[n];
        }
        return order;
    }

    private int slotOf(int code) {
        int mask = slots.length - 1;
        int slot = (code * 0x9E3779B9 >>> 7) & mask;
        while (slots[slot] != 0 && slots[slot] != code) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        numbers = new int[slots.length];
        for (int n = 0; n < size; n++) {
            int slot = slotOf(codes[n]);
            slots[slot] = codes[n];
            numbers[slot] = n;
        }
    }
}
