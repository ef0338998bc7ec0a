package io.biapy.io.codec;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * Unpacks deflate data (RFC 1951) from one byte array into another. It refuses what zlib refuses, in its words. Tables are used again; for one thread at a
 * time.
 */
final class Inflation {
    /** How unpacking ended. */
    enum Outcome {
        /** At the end of the data. */
        WHOLE,
        /** The bytes that were given do not hold the end of the data. */
        CUT_OFF,
        /** There is more than there is room for. */
        FULL
    }

    private static final int END_OF_BLOCK = DeflateCodes.END_OF_BLOCK;
    private static final int FIRST_LENGTH = DeflateCodes.FIRST_LENGTH;
    private static final int MOST_LITERALS = DeflateCodes.LITERALS;
    private static final int MOST_DISTANCES = DeflateCodes.DISTANCES;
    private static final int NO_SYMBOLS = DeflateCodes.UNUSED; // at the end of both fixed codes
    private static final int PRECODE_BITS = 7;
    private static final int[] PRECODE_ORDER = DeflateCodes.HEADER_ORDER;
    private static final int[] PRECODES = new int[PRECODE_ORDER.length];
    private static final int[] LITERALS = literals();
    private static final int[] DISTANCES = distances();
    /** Entries of second tables a symbol, at most: one of 2^w entries has at least w + 1 codes. */
    private static final int SECOND_LITERALS = 6;

    private static final int SECOND_DISTANCES = 16;

    static {
        Arrays.setAll(PRECODES, i -> i << 16);
    }

    private final byte[] lengths = new byte[MOST_LITERALS + MOST_DISTANCES + 2 * NO_SYMBOLS];
    private final int[] packed = new int[1 << InflateKernel.LITERAL_BITS];
    private final int[] single = new int[(1 << InflateKernel.LITERAL_BITS) + MOST_LITERALS * SECOND_LITERALS];
    private final int[] distances = new int[(1 << InflateKernel.DISTANCE_BITS) + MOST_DISTANCES * SECOND_DISTANCES];
    private final int[] precode = new int[1 << PRECODE_BITS];
    private final int[] scratch = new int[HuffmanKernel.MOST_BITS + 1 + MOST_LITERALS + NO_SYMBOLS];
    private final long[] state = new long[InflateKernel.STATE];
    private boolean fixed; // whether the tables are those of the fixed codes

    /** Lengths 3 to 258 (RFC 1951, 3.2.5). */
    private static int[] literals() {
        int[] entries = new int[MOST_LITERALS + NO_SYMBOLS];
        for (int i = 0; i < END_OF_BLOCK; i++) {
            entries[i] = i << 8 | HuffmanKernel.LITERAL;
        }
        entries[END_OF_BLOCK] = HuffmanKernel.END;
        int base = 3;
        for (int i = 0; i < 28; i++) {
            int extra = DeflateCodes.extraOfLength(i);
            entries[FIRST_LENGTH + i] = base << 16 | extra;
            base += 1 << extra;
        }
        entries[FIRST_LENGTH + 28] = 258 << 16;
        Arrays.fill(entries, MOST_LITERALS, entries.length, HuffmanKernel.BAD);
        return entries;
    }

    /** Distances 1 to 32768. */
    private static int[] distances() {
        int[] entries = new int[MOST_DISTANCES + NO_SYMBOLS];
        int base = 1;
        for (int i = 0; i < MOST_DISTANCES; i++) {
            int extra = DeflateCodes.extraOfDistance(i);
            entries[i] = base << 16 | extra;
            base += 1 << extra;
        }
        Arrays.fill(entries, MOST_DISTANCES, entries.length, HuffmanKernel.BAD);
        return entries;
    }

    /** Unpacks what stands from {@code at} on, before {@code end}, into {@code into} from {@code to} on, before {@code behind}. */
    Outcome inflate(byte[] from, int at, int end, byte[] into, int to, int behind) throws DataFormatException {
        state[InflateKernel.BITS] = 0;
        state[InflateKernel.COUNT] = 0;
        state[InflateKernel.IN] = at;
        state[InflateKernel.OUT] = to;
        boolean last = false;
        while (!last) {
            if (!has(3, from, end)) {
                return Outcome.CUT_OFF;
            }
            last = bits(1) == 1;
            int stop =
                    switch (bits(2)) {
                        case 0 -> stored(from, end, into, behind);
                        case 1 -> {
                            fixed();
                            yield codes(from, end, into, to, behind);
                        }
                        case 2 -> dynamic(from, end) ? codes(from, end, into, to, behind) : InflateKernel.CUT_OFF;
                        default -> throw new DataFormatException("invalid block type");
                    };
            if (stop != InflateKernel.BLOCK_END) {
                return stopped(stop);
            }
        }
        return Outcome.WHOLE;
    }

    private static Outcome stopped(int stop) throws DataFormatException {
        return switch (stop) {
            case InflateKernel.FULL -> Outcome.FULL;
            case InflateKernel.CUT_OFF -> Outcome.CUT_OFF;
            case InflateKernel.BAD_LITERAL -> throw new DataFormatException("invalid literal/length code");
            case InflateKernel.BAD_DISTANCE -> throw new DataFormatException("invalid distance code");
            default -> throw new DataFormatException("invalid distance too far back");
        };
    }

    /** Where the next byte behind the data stands, after {@link Outcome#WHOLE}. */
    int in() {
        return (int) (state[InflateKernel.IN] - state[InflateKernel.COUNT] / 8);
    }

    /** Where the next unpacked byte would go. */
    int out() {
        return (int) state[InflateKernel.OUT];
    }

    private boolean has(int n, byte[] from, int end) {
        InflateKernel.fill(from, end, state);
        return state[InflateKernel.COUNT] >= n;
    }

    private int bits(int n) {
        int value = (int) state[InflateKernel.BITS] & (1 << n) - 1;
        InflateKernel.take(n, state);
        return value;
    }

    private int stored(byte[] from, int end, byte[] into, int behind) throws DataFormatException {
        bits((int) state[InflateKernel.COUNT] & 7);
        if (!has(32, from, end)) {
            return InflateKernel.CUT_OFF;
        }
        int length = bits(16);
        if (bits(16) != (~length & 0xFFFF)) {
            throw new DataFormatException("invalid stored block lengths");
        }
        int in = in();
        int out = out();
        int n = Math.min(length, Math.min(end - in, behind - out));
        System.arraycopy(from, in, into, out, n);
        state[InflateKernel.BITS] = 0;
        state[InflateKernel.COUNT] = 0;
        state[InflateKernel.IN] = in + n;
        state[InflateKernel.OUT] = out + n;
        return n == length ? InflateKernel.BLOCK_END : in + n < end ? InflateKernel.FULL : InflateKernel.CUT_OFF;
    }

    private void fixed() throws DataFormatException {
        if (fixed) {
            return;
        }
        DeflateCodes.fixedLengths(lengths);
        tables(MOST_LITERALS + NO_SYMBOLS, MOST_DISTANCES + NO_SYMBOLS);
        fixed = true;
    }

    /** Reads the codes of a block (RFC 1951, 3.2.7); false where the data end before. */
    private boolean dynamic(byte[] from, int end) throws DataFormatException {
        if (!has(14, from, end)) {
            return false;
        }
        int literals = bits(5) + FIRST_LENGTH;
        int distanceCodes = bits(5) + 1;
        int given = bits(4) + 4;
        if (literals > MOST_LITERALS || distanceCodes > MOST_DISTANCES) {
            throw new DataFormatException("too many length or distance symbols");
        }
        Arrays.fill(lengths, 0, PRECODE_ORDER.length, (byte) 0);
        for (int i = 0; i < given; i++) {
            if (!has(3, from, end)) {
                return false;
            }
            lengths[PRECODE_ORDER[i]] = (byte) bits(3);
        }
        if (!HuffmanKernel.build(lengths, 0, PRECODE_ORDER.length, PRECODES, PRECODE_BITS, true, precode, scratch)) {
            throw new DataFormatException("invalid code lengths set");
        }
        if (!codeLengths(literals + distanceCodes, from, end)) {
            return false;
        }
        if (lengths[END_OF_BLOCK] == 0) {
            throw new DataFormatException("invalid code -- missing end-of-block");
        }
        tables(literals, distanceCodes);
        return true;
    }

    private boolean codeLengths(int all, byte[] from, int end) throws DataFormatException {
        int i = 0;
        while (i < all) {
            InflateKernel.fill(from, end, state);
            int entry = precode[(int) state[InflateKernel.BITS] & (1 << PRECODE_BITS) - 1];
            int symbol = entry >>> 16;
            int extra = DeflateCodes.extraInHeader(symbol);
            if ((entry & 63) + extra > state[InflateKernel.COUNT]) {
                return false;
            }
            InflateKernel.take(entry & 63, state);
            int n = symbol < 16 ? 1 : bits(extra) + (symbol == 18 ? 11 : 3);
            if (i + n > all || symbol == 16 && i == 0) {
                throw new DataFormatException("invalid bit length repeat");
            }
            int length = symbol < 16 ? symbol : symbol == 16 ? lengths[i - 1] : 0;
            Arrays.fill(lengths, i, i + n, (byte) length);
            i += n;
        }
        return true;
    }

    private void tables(int literals, int distanceCodes) throws DataFormatException {
        fixed = false;
        if (!HuffmanKernel.build(lengths, 0, literals, LITERALS, InflateKernel.LITERAL_BITS, false, single, scratch)) {
            throw new DataFormatException("invalid literal/lengths set");
        }
        if (!HuffmanKernel.build(
                lengths, literals, distanceCodes, DISTANCES, InflateKernel.DISTANCE_BITS, false, distances, scratch)) {
            throw new DataFormatException("invalid distances set");
        }
        HuffmanKernel.pack(single, InflateKernel.LITERAL_BITS, packed);
    }

    private int codes(byte[] from, int end, byte[] into, int to, int behind) {
        return InflateKernel.block(from, end, into, to, behind, packed, single, distances, state);
    }
}
