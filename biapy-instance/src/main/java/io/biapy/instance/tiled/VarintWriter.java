package io.biapy.instance.tiled;

import java.util.Arrays;

/** Bytes of numbers that are mostly small: 7 bits a byte, the lowest first, more to come where a byte is negative. One thread. */
final class VarintWriter {
    private static final int LONGEST = 10;

    private byte[] bytes = new byte[64];
    private int size;

    /** A number that is not negative (one that is takes ten bytes). */
    VarintWriter put(long number) {
        if (size + LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long rest = number;
        while (rest >>> 7 != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
