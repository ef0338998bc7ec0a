package io.biapy.io.codec;

import io.biapy.io.sample.Words;

/*
 * Writes what MatchKernel found, by codes of CodeLengthKernel: literals, lengths with their extra bits, distances, the end of the block.
 *
 * The bits wait in a word, lowest first, and go out by eight bytes at a time; with codes of at most MOST_BITS bits a word takes seven bits that were left over and
 * four literals, or a length and a distance. Up to seven bytes behind the last one written are overwritten. Goes on from `state`: BITS that wait, COUNT of
 * them (0 to 7), OUT, the next place. No allocation.
 */
final class DeflateKernel {
    static final int MOST_BITS = 14;
    static final int BITS = 0;
    static final int COUNT = 1;
    static final int OUT = 2;
    static final int STATE = 3;

    private DeflateKernel() {}

    /**
     * Writes a block's symbols.
     *
     * @param codes of literals and lengths, code << 8 | bits
     * @param lengths symbol of each length, minus {@link DeflateCodes#FIRST_LENGTH}
     * @param extras of each length, value << 8 | bits
     */
    static void symbols(
            byte[] from,
            int start,
            int[] runs,
            int[] matches,
            int n,
            int[] codes,
            int[] distanceCodes,
            byte[] lengths,
            int[] extras,
            byte[] into,
            long[] state) {
        long bits = state[BITS];
        int count = (int) state[COUNT];
        int out = (int) state[OUT];
        int at = start;
        for (int i = 0; i <= n; i++) {
            int behind = at + runs[i];
            for (; at <= behind - 4; at += 4) {
                int code = codes[from[at] & 0xFF];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
                code = codes[from[at + 1] & 0xFF];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
                code = codes[from[at + 2] & 0xFF];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
                code = codes[from[at + 3] & 0xFF];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
                Words.put64(into, out, bits, false);
                out += count >>> 3;
                bits >>>= count & 56;
                count &= 7;
            }
            for (; at < behind; at++) {
                int code = codes[from[at] & 0xFF];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
            }
            Words.put64(into, out, bits, false);
            out += count >>> 3;
            bits >>>= count & 56;
            count &= 7;
            if (i < n) {
                int length = matches[i] >>> 16;
                int less = matches[i] & 0xFFFF;
                int code = codes[DeflateCodes.FIRST_LENGTH + lengths[length]];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
                code = extras[length];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
                int symbol = MatchKernel.distance(less);
                code = distanceCodes[symbol];
                bits |= (long) (code >>> 8) << count;
                count += code & 0xFF;
                int more = DeflateCodes.extraOfDistance(symbol);
                bits |= (long) (less & (1 << more) - 1) << count;
                count += more;
                Words.put64(into, out, bits, false);
                out += count >>> 3;
                bits >>>= count & 56;
                count &= 7;
                at += length;
            }
        }
        state[BITS] = bits;
        state[COUNT] = count;
        state[OUT] = out;
        int last = codes[DeflateCodes.END_OF_BLOCK];
        put(last >>> 8, last & 0xFF, into, state);
    }

    /** Writes {@code n} bits, at most 32. */
    static void put(long value, int n, byte[] into, long[] state) {
        long bits = state[BITS] | value << state[COUNT];
        int count = (int) state[COUNT] + n;
        Words.put64(into, (int) state[OUT], bits, false);
        state[OUT] += count >>> 3;
        state[BITS] = bits >>> (count & 56);
        state[COUNT] = count & 7;
    }
}
