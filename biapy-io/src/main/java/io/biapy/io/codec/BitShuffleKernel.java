package io.biapy.io.codec;

import io.biapy.io.sample.Words;

/*
 * Planes of bytes to planes of bits and back. Bit plane 8 p + b holds bit b of byte p of all n elements (n a multiple of 8), eight
 * elements a byte, the first lowest. The byte planes (see ByteShuffleKernel) are the step between: this kernel turns the n bytes of
 * one into n / 8 bytes in each of eight bit planes.
 *
 * 64 bytes at a time: eight words are transposed as 8 x 8 bytes, then as 8 x 8 bits within each byte lane, each in three rounds of
 * exchanging halves (Warren, Hacker's Delight, 7-3); about three operations a byte, no allocation but eight words.
 */
final class BitShuffleKernel {
    private static final long BITS4 = 0x0F0F0F0F0F0F0F0FL;
    private static final long BITS2 = 0x3333333333333333L;
    private static final long BITS1 = 0x5555555555555555L;
    private static final long BYTES4 = 0x00000000FFFFFFFFL;
    private static final long BYTES2 = 0x0000FFFF0000FFFFL;
    private static final long BYTES1 = 0x00FF00FF00FF00FFL;

    private BitShuffleKernel() {}

    /** One byte plane of {@code n} bytes at {@code at} to eight bit planes at {@code to}. */
    static void toBits(byte[] from, int at, int n, byte[] into, int to) {
        int plane = n / 8;
        long[] w = new long[8];
        int j = 0;
        for (; j + 8 <= plane; j += 8) {
            for (int i = 0; i < 8; i++) {
                w[i] = Words.get64(from, at + 8 * (j + i), false);
            }
            transposeBytes(w);
            transposeBits(w);
            for (int i = 0; i < 8; i++) {
                Words.put64(into, to + i * plane + j, w[i], false);
            }
        }
        for (; j < plane; j++) {
            long v = transpose8(Words.get64(from, at + 8 * j, false));
            for (int i = 0; i < 8; i++) {
                into[to + i * plane + j] = (byte) (v >>> 8 * i);
            }
        }
    }

    /** Eight bit planes at {@code at} to one byte plane of {@code n} bytes at {@code to}. */
    static void toBytes(byte[] from, int at, int n, byte[] into, int to) {
        int plane = n / 8;
        long[] w = new long[8];
        int j = 0;
        for (; j + 8 <= plane; j += 8) {
            for (int i = 0; i < 8; i++) {
                w[i] = Words.get64(from, at + i * plane + j, false);
            }
            transposeBits(w);
            transposeBytes(w);
            for (int i = 0; i < 8; i++) {
                Words.put64(into, to + 8 * (j + i), w[i], false);
            }
        }
        for (; j < plane; j++) {
            long v = 0;
            for (int i = 0; i < 8; i++) {
                v |= (from[at + i * plane + j] & 0xFFL) << 8 * i;
            }
            Words.put64(into, to + 8 * j, transpose8(v), false);
        }
    }

    /** Bit k of byte b of word w becomes bit w of byte b of word k. */
    private static void transposeBits(long[] words) {
        exchange(words, 4, 4, BITS4);
        exchange(words, 2, 2, BITS2);
        exchange(words, 1, 1, BITS1);
    }

    /** Byte k of word w becomes byte w of word k. */
    private static void transposeBytes(long[] words) {
        exchange(words, 4, 32, BYTES4);
        exchange(words, 2, 16, BYTES2);
        exchange(words, 1, 8, BYTES1);
    }

    /** In each pair of words {@code step} apart: the masked upper part of the first for the lower part of the second. */
    private static void exchange(long[] words, int step, int shift, long mask) {
        for (int k = 0; k < 4; k++) {
            int i = step == 4 ? k : step == 2 ? k + (k & 2) : 2 * k;
            long difference = (words[i] >>> shift ^ words[i + step]) & mask;
            words[i + step] ^= difference;
            words[i] ^= difference << shift;
        }
    }

    /** Bit k of byte b becomes bit b of byte k. */
    private static long transpose8(long v) {
        long t = (v ^ v >>> 7) & 0x00AA00AA00AA00AAL;
        long x = v ^ t ^ t << 7;
        t = (x ^ x >>> 14) & 0x0000CCCC0000CCCCL;
        x ^= t ^ t << 14;
        t = (x ^ x >>> 28) & 0x00000000F0F0F0F0L;
        return x ^ t ^ t << 28;
    }
}
