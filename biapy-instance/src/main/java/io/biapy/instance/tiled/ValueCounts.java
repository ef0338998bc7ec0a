package io.biapy.instance.tiled;

import io.biapy.instance.label.Otsu;
import java.nio.ByteBuffer;

/** How often each value occurs, as long as there are at most {@value #MOST} different ones; else it knows nothing. 24 kB. One thread. */
final class ValueCounts {
    private static final int MOST = 1024;
    private static final int SLOTS = 2 * MOST;
    private static final int SHIFT = Integer.numberOfLeadingZeros(SLOTS) + 1;
    private static final int MIX = 0x9E3779B1;

    private final int[] bits = new int[SLOTS];
    private final long[] counts = new long[SLOTS]; // 0: an empty slot
    private int different;
    private boolean complete = true;

    /** All values of a part of an image; each counts once. */
    void add(float[] values) {
        int slot = 0;
        int last = values.length > 0 ? ~Float.floatToRawIntBits(values[0]) : 0;
        for (int i = 0; i < values.length && complete; i++) {
            int value = Float.floatToRawIntBits(values[i]);
            if (value != last) {
                slot = slot(value);
                last = value;
            }
            counts[slot]++;
        }
    }

    private int slot(int value) {
        int slot = value * MIX >>> SHIFT;
        while (counts[slot] != 0 && bits[slot] != value) {
            slot = slot + 1 & SLOTS - 1;
        }
        if (counts[slot] == 0) {
            bits[slot] = value;
            complete = ++different <= MOST;
        }
        return slot;
    }

    /** Whether every value that was added is known. */
    boolean isComplete() {
        return complete;
    }

    /** The different values. */
    float[] values() {
        float[] values = new float[different];
        int n = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if (counts[slot] != 0) {
                values[n++] = Float.intBitsToFloat(bits[slot]);
            }
        }
        return values;
    }

    /** How many values fall into each of Otsu's bins of a range. */
    long[] bins(float[] range) {
        long[] bins = {};
        for (int slot = 0; slot < SLOTS; slot++) {
            if (counts[slot] != 0) {
                long[] one = Otsu.count(range, new float[] {Float.intBitsToFloat(bits[slot])}, 0, 1);
                bins = bins.length == 0 ? new long[one.length] : bins;
                for (int b = 0; b < one.length; b++) {
                    bins[b] += one[b] * counts[slot];
                }
            }
        }
        return bins;
    }

    /** The number of values, -1 where they are not known, and each with its count. */
    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(4 + (complete ? 12 * different : 0));
        out.putInt(complete ? different : -1);
        for (int slot = 0; slot < SLOTS && complete; slot++) {
            if (counts[slot] != 0) {
                out.putInt(bits[slot]).putLong(counts[slot]);
            }
        }
        return out.array();
    }

    /** Adds what {@link #toBytes} wrote. */
    void add(ByteBuffer part) {
        int n = part.getInt();
        complete &= n >= 0;
        for (int k = 0; k < n; k++) {
            int value = part.getInt();
            long count = part.getLong();
            if (complete) {
                counts[slot(value)] += count;
            }
        }
    }

    @Override
    public String toString() {
        return complete ? different + " different values" : "too many different values";
    }
}
