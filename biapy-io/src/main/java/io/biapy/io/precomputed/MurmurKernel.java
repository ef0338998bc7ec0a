package io.biapy.io.precomputed;

/*
 * MurmurHash3_x86_128 (Appleby, public domain) of 8 bytes with seed 0: of its 128 bits the low 64. Eight bytes are all tail, so of the four words only
 * the first two take them in; the others begin as the length does. No memory.
 */
final class MurmurKernel {
    private static final int C1 = 0x239b961b;
    private static final int C2 = 0xab0e9789;
    private static final int C3 = 0x38b34ae5;

    private MurmurKernel() {}

    static long low64(long key) {
        int h1 = Integer.rotateLeft((int) key * C1, 15) * C2;
        int h2 = Integer.rotateLeft((int) (key >>> 32) * C2, 16) * C3;
        h1 ^= Long.BYTES;
        h2 ^= Long.BYTES;
        int h3 = Long.BYTES;
        int h4 = Long.BYTES;
        h1 += h2 + h3 + h4;
        h2 += h1;
        h3 += h1;
        h4 += h1;
        h1 = mix(h1);
        h2 = mix(h2);
        h3 = mix(h3);
        h4 = mix(h4);
        h1 += h2 + h3 + h4;
        h2 += h1;
        return (h1 & 0xFFFFFFFFL) | (long) h2 << 32;
    }

    private static int mix(int word) {
        int h = word;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
