package io.biapy.io.codec;

import io.biapy.io.sample.Words;

/*
 * Elements of `size` bytes to planes of bytes and back: plane p holds byte p of all length/size elements, one after the other; bytes
 * behind the last whole element stay at the end. One pass, no allocation; 16-bit elements eight at a time, by spreading 32 bits over
 * 64 with shifts and masks.
 */
final class ByteShuffleKernel {
    private ByteShuffleKernel() {}

    static void shuffle(byte[] from, int at, int length, int size, byte[] into, int to) {
        int n = size == 1 ? 0 : length / size; // single bytes are copied
        int e = 0;
        if (size == 2) {
            for (; e + 8 <= n; e += 8) {
                long a = Words.get64(from, at + 2 * e, false);
                long b = Words.get64(from, at + 2 * e + 8, false);
                Words.put64(into, to + e, even(a) | even(b) << 32, false);
                Words.put64(into, to + n + e, even(a >>> 8) | even(b >>> 8) << 32, false);
            }
        } else if (size == 4) {
            for (; e < n; e++) {
                int v = Words.get32(from, at + 4 * e, false);
                into[to + e] = (byte) v;
                into[to + n + e] = (byte) (v >> 8);
                into[to + 2 * n + e] = (byte) (v >> 16);
                into[to + 3 * n + e] = (byte) (v >> 24);
            }
        }
        for (; e < n; e++) {
            for (int p = 0; p < size; p++) {
                into[to + p * n + e] = from[at + e * size + p];
            }
        }
        System.arraycopy(from, at + n * size, into, to + n * size, length - n * size);
    }

    static void unshuffle(byte[] from, int at, int length, int size, byte[] into, int to) {
        int n = size == 1 ? 0 : length / size; // single bytes are copied
        int e = 0;
        if (size == 2) {
            for (; e + 8 <= n; e += 8) {
                long low = Words.get64(from, at + e, false);
                long high = Words.get64(from, at + n + e, false);
                Words.put64(into, to + 2 * e, spread(low) | spread(high) << 8, false);
                Words.put64(into, to + 2 * e + 8, spread(low >>> 32) | spread(high >>> 32) << 8, false);
            }
        } else if (size == 4) {
            for (; e < n; e++) {
                int v = (from[at + e] & 0xFF)
                        | (from[at + n + e] & 0xFF) << 8
                        | (from[at + 2 * n + e] & 0xFF) << 16
                        | from[at + 3 * n + e] << 24;
                Words.put32(into, to + 4 * e, v, false);
            }
        }
        for (; e < n; e++) {
            for (int p = 0; p < size; p++) {
                into[to + e * size + p] = from[at + p * n + e];
            }
        }
        System.arraycopy(from, at + n * size, into, to + n * size, length - n * size);
    }

    /** The even bytes, close together in the lower half. */
    private static long even(long v) {
        long x = v & 0x00FF00FF00FF00FFL;
        x = (x | x >>> 8) & 0x0000FFFF0000FFFFL;
        return (x | x >>> 16) & 0xFFFFFFFFL;
    }

    /** The lower four bytes, each followed by an empty one. */
    private static long spread(long v) {
        long x = v & 0xFFFFFFFFL;
        x = (x | x << 16) & 0x0000FFFF0000FFFFL;
        return (x | x << 8) & 0x00FF00FF00FF00FFL;
    }
}
