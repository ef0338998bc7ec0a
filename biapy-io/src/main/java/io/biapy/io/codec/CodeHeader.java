package io.biapy.io.codec;

import java.util.Arrays;

/** The lengths of a block's codes as its header holds them, in runs, with a code of their own (RFC 1951, 3.2.7). For one thread at a time. */
final class CodeHeader {
    private static final int[] ORDER = DeflateCodes.HEADER_ORDER;
    private static final int SYMBOLS = ORDER.length;
    private static final int SAME = 16; // 3 to 6 times more
    private static final int ZEROS = 17; // 3 to 10
    private static final int MANY_ZEROS = 18; // 11 to 138
    private static final int MOST_BITS = 7;
    private static final int LEAST_LITERALS = DeflateCodes.FIRST_LENGTH;

    private final int[] items = new int[512]; // symbol | extra value << 8
    private final int[] counts = new int[SYMBOLS];
    private final byte[] lengths = new byte[SYMBOLS];
    private final int[] codes = new int[SYMBOLS];
    private final long[] keys = new long[SYMBOLS];
    private final int[] tree = new int[SYMBOLS];
    private int n;
    private int literals;
    private int distances;
    private int given;

    /** Takes the lengths of a block's codes: {@code most} of literals and lengths, then those of distances. */
    void of(byte[] of, int most, int mostDistances) {
        literals = used(of, 0, most, LEAST_LITERALS);
        distances = used(of, most, mostDistances, 1);
        byte[] all = new byte[literals + distances];
        System.arraycopy(of, 0, all, 0, literals);
        System.arraycopy(of, most, all, literals, distances);
        n = 0;
        Arrays.fill(counts, 0);
        for (int i = 0; i < all.length; ) {
            int same = 1;
            while (i + same < all.length && all[i + same] == all[i]) {
                same++;
            }
            run(all[i], same);
            i += same;
        }
        CodeLengthKernel.lengths(counts, 0, SYMBOLS, MOST_BITS, lengths, 0, keys, tree);
        CodeLengthKernel.codes(lengths, 0, SYMBOLS, codes);
        given = SYMBOLS;
        while (given > 4 && lengths[ORDER[given - 1]] == 0) {
            given--;
        }
    }

    private static int used(byte[] of, int first, int most, int least) {
        int used = most;
        while (used > least && of[first + used - 1] == 0) {
            used--;
        }
        return used;
    }

    private void run(int length, int times) {
        int left = times;
        if (length > 0) {
            add(length, 0);
            left--;
        }
        while (left >= 3) {
            int symbol = length > 0 ? SAME : left > 10 ? MANY_ZEROS : ZEROS;
            int least = symbol == MANY_ZEROS ? 11 : 3;
            int taken = Math.min(left, symbol == SAME ? 6 : symbol == ZEROS ? 10 : 138);
            add(symbol, taken - least);
            left -= taken;
        }
        for (; left > 0; left--) {
            add(length, 0);
        }
    }

    private void add(int symbol, int extra) {
        items[n++] = symbol | extra << 8;
        counts[symbol]++;
    }

    /** Bits that the header takes. */
    int bits() {
        int bits = 14 + 3 * given;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            bits += counts[symbol] * (lengths[symbol] + DeflateCodes.extraInHeader(symbol));
        }
        return bits;
    }

    /** Writes the header at the place of {@link DeflateKernel}'s state. */
    void write(byte[] into, long[] state) {
        DeflateKernel.put(literals - LEAST_LITERALS | distances - 1 << 5 | given - 4 << 10, 14, into, state);
        for (int i = 0; i < given; i++) {
            DeflateKernel.put(lengths[ORDER[i]], 3, into, state);
        }
        for (int i = 0; i < n; i++) {
            int symbol = items[i] & 0xFF;
            DeflateKernel.put(codes[symbol] >>> 8, codes[symbol] & 0xFF, into, state);
            DeflateKernel.put(items[i] >>> 8, DeflateCodes.extraInHeader(symbol), into, state);
        }
    }
}
