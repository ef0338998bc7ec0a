package io.biapy.io.codec;

import io.biapy.io.sample.Words;

/*
 * Repeats in bytes, for deflate's fast level: each place takes the last one with the same hash of four bytes, if it lies at most 32,768 bytes back and the repeat
 * takes fewer bits than its literals would. The first repeat that is found is taken.
 *
 *   runs      literals before each repeat, and behind the last one
 *   matches   length << 16 | distance - 1
 *   counts    how often each symbol occurs: literals and lengths as in RFC 1951, 3.2.5 (286), then the distances (30)
 *   table     the last place of each hash; MISSING of the start where there is none
 *
 * Cost: one look-up a place that no repeat covers, INSERTS a repeat. No allocation.
 */
final class MatchKernel {
    static final int SHORTEST = 4;
    static final int LONGEST = 258;
    static final int WINDOW = 1 << 15;

    /** Where a search stopped; and the average cost of a literal in sixteenths of a bit, given by the caller. */
    static final int PLACE = 0;

    static final int LITERAL_COST = 1;
    static final int STATE = 2;

    private static final int HASH = 0x9E3779B1; // 2^32 / golden ratio
    private static final int INSERTS = 8;
    private static final int REPEAT_COST = 12; // bits of a length and a distance without its extra bits

    private MatchKernel() {}

    /** The place that stands for none, of data that begin at {@code first}. */
    static int missing(int first) {
        return first - WINDOW - 1;
    }

    /**
     * Goes on from {@code start} to {@code stop}, to {@code end} where that is near, or until {@code matches} is full; gives the number of repeats. At least eight
     * bytes must be there, and {@code stop} at most {@code end}.
     *
     * @param lengths symbol of each length, from 3 on, minus {@link DeflateCodes#FIRST_LENGTH}
     */
    static int find(
            byte[] from,
            int start,
            int stop,
            int end,
            int[] table,
            int shift,
            byte[] lengths,
            int[] runs,
            int[] matches,
            int[] counts,
            int[] state) {
        int literalCost = state[LITERAL_COST];
        int room = matches.length;
        int last = Math.min(stop, end - 8);
        int at = start;
        int run = start;
        int n = 0;
        while (at < last && n < room) {
            int word = Words.get32(from, at, false);
            int hash = word * HASH >>> shift;
            int place = table[hash];
            table[hash] = at;
            int back = at - place;
            if (back <= WINDOW && Words.get32(from, place, false) == word) {
                int length = length(from, place, at, Math.min(LONGEST, end - at));
                int bits = REPEAT_COST + 32 - Integer.numberOfLeadingZeros(back);
                if (length * literalCost > bits << 4) {
                    runs[n] = at - run;
                    matches[n++] = length << 16 | back - 1;
                    counts[DeflateCodes.FIRST_LENGTH + lengths[length]]++;
                    counts[DeflateCodes.LITERALS + distance(back - 1)]++;
                    int behind = Math.min(Math.min(at + length, at + INSERTS), last);
                    for (int i = at + 1; i < behind; i++) {
                        table[Words.get32(from, i, false) * HASH >>> shift] = i;
                    }
                    at += length;
                    run = at;
                    continue;
                }
            }
            counts[from[at++] & 0xFF]++;
        }
        if (n < room && last < stop) { // too near to the end for a word
            for (; at < end; at++) {
                counts[from[at] & 0xFF]++;
            }
        }
        runs[n] = at - run;
        state[PLACE] = at;
        return n;
    }

    /** How many bytes from {@code at} on are those from {@code place} on; four are known to be. */
    private static int length(byte[] from, int place, int at, int most) {
        int length = SHORTEST;
        for (; length <= most - 8; length += 8) {
            long unlike = Words.get64(from, place + length, false) ^ Words.get64(from, at + length, false);
            if (unlike != 0) {
                return length + (Long.numberOfTrailingZeros(unlike) >>> 3);
            }
        }
        while (length < most && from[place + length] == from[at + length]) {
            length++;
        }
        return length;
    }

    /** The symbol of a distance less one. */
    static int distance(int less) {
        if (less < 4) {
            return less;
        }
        int bits = 31 - Integer.numberOfLeadingZeros(less);
        return 2 * bits + (less >>> bits - 1 & 1);
    }
}
