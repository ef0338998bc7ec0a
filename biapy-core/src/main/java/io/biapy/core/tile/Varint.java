package io.biapy.core.tile;

/** Numbers that are mostly small as bytes in the files of tiles: 7 bits a byte, the lowest first, more to come where a byte is negative; one to ten bytes. */
public final class Varint {
    /** The most bytes of a number. */
    public static final int LONGEST = 10;

    private Varint() {}

    /** Writes a number at {@code at}, where there is room; returns where the next one goes. */
    public static int put(byte[] into, int at, long number) {
        int next = at;
        long rest = number;
        while (rest >>> 7 != 0) {
            into[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[next++] = (byte) rest;
        return next;
    }

    /** The number at {@code at}. */
    public static long get(byte[] from, int at) {
        long number = 0;
        int next = at;
        int shift = 0;
        byte b;
        do {
            b = from[next++];
            number |= (b & 0x7FL) << shift;
            shift += 7;
        } while (b < 0);
        return number;
    }

    /** How many bytes a number takes. */
    public static int length(long number) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + 6) / 7);
    }
}
