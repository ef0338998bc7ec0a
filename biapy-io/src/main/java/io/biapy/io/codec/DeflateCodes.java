package io.biapy.io.codec;

import java.util.Arrays;

/** What RFC 1951 says of deflate's symbols and codes, for packing and unpacking. */
final class DeflateCodes {
    static final int END_OF_BLOCK = 256;
    static final int FIRST_LENGTH = 257;
    /** Literals, the end of a block and lengths; the fixed code has two symbols more, which nothing uses. */
    static final int LITERALS = 286;

    static final int DISTANCES = 30;
    static final int UNUSED = 2;
    /** In which order a header gives the lengths of the code of its own lengths (3.2.7). */
    static final int[] HEADER_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int LENGTHS = 29;

    private DeflateCodes() {}

    /** Extra bits of the {@code index}-th symbol of lengths, from 0 (3.2.5); the last is 258 alone. */
    static int extraOfLength(int index) {
        return index < 8 || index == LENGTHS - 1 ? 0 : index / 4 - 1;
    }

    /** Extra bits of a symbol of distances (3.2.5). */
    static int extraOfDistance(int symbol) {
        return symbol < 4 ? 0 : symbol / 2 - 1;
    }

    /** Extra bits of a symbol in a header: 16 repeats 3 to 6 times, 17 and 18 are 3 to 10 and 11 to 138 zeros (3.2.7). */
    static int extraInHeader(int symbol) {
        return symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
    }

    /** Bits of the fixed codes (3.2.6): of all literals and lengths with the unused ones, then of distances. */
    static void fixedLengths(byte[] into) {
        Arrays.fill(into, 0, 144, (byte) 8);
        Arrays.fill(into, 144, 256, (byte) 9);
        Arrays.fill(into, 256, 280, (byte) 7);
        Arrays.fill(into, 280, LITERALS + UNUSED, (byte) 8);
        Arrays.fill(into, LITERALS + UNUSED, into.length, (byte) 5);
    }
}
