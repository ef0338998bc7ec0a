package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.util.Arrays;

/**
 * Packs bytes as deflate data (RFC 1951), fast and about as small as zlib's fastest level. The same bytes give the same data on every machine. Tables are used
 * again; for one thread at a time.
 */
final class Deflation {
    private static final int BLOCK = 1 << 15; // bytes that share their codes
    private static final int MATCHES = 1 << 15;
    private static final int LITERALS = DeflateCodes.LITERALS;
    private static final int DISTANCES = DeflateCodes.DISTANCES;
    private static final int MOST_TABLE_BITS = 15;
    private static final int LEAST_TABLE_BITS = 8;
    private static final int USUAL_LITERAL = 5 << 4;
    private static final int SLACK = 16;
    private static final int STORED_MOST = 0xFFFF;
    private static final byte[] LENGTHS = new byte[MatchKernel.LONGEST + 1];
    private static final int[] EXTRAS = new int[MatchKernel.LONGEST + 1];
    private static final int FIXED_LITERALS = LITERALS + DeflateCodes.UNUSED;
    private static final byte[] FIXED = new byte[FIXED_LITERALS + DISTANCES];
    private static final int[] FIXED_CODES = new int[FIXED_LITERALS];
    private static final int[] FIXED_DISTANCES = new int[DISTANCES];

    static {
        int length = 3;
        for (int symbol = 0; symbol < 28; symbol++) {
            int extra = DeflateCodes.extraOfLength(symbol);
            for (int i = 0; i < 1 << extra; i++) {
                LENGTHS[length] = (byte) symbol;
                EXTRAS[length++] = i << 8 | extra;
            }
        }
        LENGTHS[MatchKernel.LONGEST] = 28;
        EXTRAS[MatchKernel.LONGEST] = 0;
        DeflateCodes.fixedLengths(FIXED);
        CodeLengthKernel.codes(FIXED, 0, FIXED_LITERALS, FIXED_CODES);
        CodeLengthKernel.codes(FIXED, FIXED_LITERALS, DISTANCES, FIXED_DISTANCES);
    }

    private final int[] table = new int[1 << MOST_TABLE_BITS];
    private final int[] runs = new int[MATCHES + 1];
    private final int[] matches = new int[MATCHES];
    private final int[] counts = new int[LITERALS + DISTANCES];
    private final byte[] lengths = new byte[LITERALS + DISTANCES];
    private final int[] codes = new int[LITERALS];
    private final int[] distanceCodes = new int[DISTANCES];
    private final int[] search = new int[MatchKernel.STATE];
    private final long[] keys = new long[LITERALS];
    private final int[] tree = new int[LITERALS];
    private final CodeHeader header = new CodeHeader();
    private final long[] state = new long[DeflateKernel.STATE];
    private byte[] into = {};

    /** Packs {@code length} bytes from {@code at} on, between {@code head} and {@code tail} bytes that are left free. */
    byte[] deflate(byte[] from, int at, int length, int head, int tail) {
        into = new byte[head + length / 2 + tail + SLACK];
        state[DeflateKernel.BITS] = 0;
        state[DeflateKernel.COUNT] = 0;
        state[DeflateKernel.OUT] = head;
        int tableBits =
                Math.max(LEAST_TABLE_BITS, Math.min(MOST_TABLE_BITS, 32 - Integer.numberOfLeadingZeros(length)));
        Arrays.fill(table, 0, 1 << tableBits, MatchKernel.missing(at));
        search[MatchKernel.LITERAL_COST] = USUAL_LITERAL;
        int end = at + length;
        int start = at;
        do {
            Arrays.fill(counts, 0);
            int stop = end - start <= BLOCK ? end : start + BLOCK;
            int n = MatchKernel.find(
                    from, start, stop, end, table, 32 - tableBits, LENGTHS, runs, matches, counts, search);
            block(from, start, n, search[MatchKernel.PLACE], end, tail);
            start = search[MatchKernel.PLACE];
        } while (start < end);
        if (state[DeflateKernel.COUNT] > 0) {
            DeflateKernel.put(0, 8 - (int) state[DeflateKernel.COUNT], into, state);
        }
        byte[] packed = Arrays.copyOf(into, (int) state[DeflateKernel.OUT] + tail);
        into = new byte[0];
        return packed;
    }

    private void block(byte[] from, int start, int n, int behind, int end, int tail) {
        counts[DeflateCodes.END_OF_BLOCK]++;
        CodeLengthKernel.lengths(counts, 0, LITERALS, DeflateKernel.MOST_BITS, lengths, 0, keys, tree);
        CodeLengthKernel.lengths(counts, LITERALS, DISTANCES, DeflateKernel.MOST_BITS, lengths, LITERALS, keys, tree);
        header.of(lengths, LITERALS, DISTANCES);
        learn();
        long own = 3L + header.bits() + symbolBits(lengths, LITERALS);
        long fixed = 3L + symbolBits(FIXED, FIXED_LITERALS);
        long bits = Math.min(own, fixed);
        int bytes = behind - start;
        long stored = 8L * bytes + 40L * (1 + bytes / STORED_MOST);
        int last = behind == end ? 1 : 0;
        reserve(Math.min(bits, stored) / 8 + tail + SLACK + 1);
        if (stored <= bits) {
            stored(from, start, behind, last);
        } else if (fixed <= own) {
            DeflateKernel.put(last | 1 << 1, 3, into, state);
            symbols(from, start, n, FIXED_CODES, FIXED_DISTANCES);
        } else {
            DeflateKernel.put(last | 2 << 1, 3, into, state);
            header.write(into, state);
            CodeLengthKernel.codes(lengths, 0, LITERALS, codes);
            CodeLengthKernel.codes(lengths, LITERALS, DISTANCES, distanceCodes);
            symbols(from, start, n, codes, distanceCodes);
        }
    }

    private void symbols(byte[] from, int start, int n, int[] literals, int[] distances) {
        DeflateKernel.symbols(from, start, runs, matches, n, literals, distances, LENGTHS, EXTRAS, into, state);
    }

    /** What a literal costs here, for the choice of repeats in the next block. */
    private void learn() {
        long literals = 0;
        long bits = 0;
        for (int i = 0; i < DeflateCodes.END_OF_BLOCK; i++) {
            literals += counts[i];
            bits += (long) counts[i] * lengths[i];
        }
        if (literals > 0) {
            search[MatchKernel.LITERAL_COST] = (int) ((bits << 4) / literals);
        }
    }

    private long symbolBits(byte[] of, int firstDistance) {
        long bits = 0;
        for (int i = 0; i < LITERALS; i++) {
            int extra = i < DeflateCodes.FIRST_LENGTH ? 0 : DeflateCodes.extraOfLength(i - DeflateCodes.FIRST_LENGTH);
            bits += (long) counts[i] * (of[i] + extra);
        }
        for (int i = 0; i < DISTANCES; i++) {
            bits += (long) counts[LITERALS + i] * (of[firstDistance + i] + DeflateCodes.extraOfDistance(i));
        }
        return bits;
    }

    private void stored(byte[] from, int start, int behind, int last) {
        int at = start;
        do {
            int n = Math.min(STORED_MOST, behind - at);
            DeflateKernel.put(at + n == behind ? last : 0, 3, into, state);
            if (state[DeflateKernel.COUNT] > 0) {
                DeflateKernel.put(0, 8 - (int) state[DeflateKernel.COUNT], into, state);
            }
            int out = (int) state[DeflateKernel.OUT];
            Words.put32(into, out, n | ~n << 16, false);
            System.arraycopy(from, at, into, out + 4, n);
            state[DeflateKernel.OUT] = out + 4 + n;
            at += n;
        } while (at < behind);
    }

    private void reserve(long more) {
        long needed = state[DeflateKernel.OUT] + more;
        if (needed > into.length) {
            if (needed > Integer.MAX_VALUE - SLACK) {
                throw new IllegalArgumentException("packed data would have more than 2^31 bytes");
            }
            into = Arrays.copyOf(into, (int) Math.min(Integer.MAX_VALUE - SLACK, Math.max(needed, 2L * into.length)));
        }
    }
}
