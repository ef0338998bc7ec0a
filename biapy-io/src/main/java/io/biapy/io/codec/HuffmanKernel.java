package io.biapy.io.codec;

import java.util.Arrays;

/*
 * Tables that decode deflate's Huffman codes (RFC 1951, 3.2.2). The next bits of the stream, lowest first, are the index; an entry is an int:
 *
 *   literals   bits 0-5 bits taken, 6-7 how many literals (1 to 3), 8-31 the literals, the first lowest
 *   all else   bits 0-5 bits taken (extra bits included), 6-7 zero, 8-11 bits of the code, 12-13 kind, 16-30 base value
 *   kind       VALUE: base plus extra bits; END of block; LONG: a code longer than the index goes on in a second table at `base`, its index
 *              of 8-11 bits; BAD: no such code
 *
 * Codes of one length after the other are written into a table that doubles with each length, so that most entries are copied in bulk. Where several
 * short literals fit into one index, `pack` puts them into one entry. Cost: entries of the table; no allocation.
 */
final class HuffmanKernel {
    static final int MOST_BITS = 15;
    static final int LITERAL = 1 << 6;
    static final int LITERALS = 3 << 6;
    static final int VALUE = 0;
    static final int END = 1 << 12;
    static final int LONG = 2 << 12;
    static final int BAD = 3 << 12;
    static final int KIND = 3 << 12;

    private HuffmanKernel() {}

    /**
     * Builds a table.
     *
     * @param lengths bits of the code of each symbol, those of {@code n} symbols from {@code first} on; 0 where it has none
     * @param entries of the symbols, without bits of codes
     * @param scratch at least 16 + n
     * @param strict whether a lone code of one bit is refused, as other incomplete codes always are; none at all is not
     * @return whether these are the lengths of a code
     */
    static boolean build(
            byte[] lengths, int first, int n, int[] entries, int bits, boolean strict, int[] table, int[] scratch) {
        Arrays.fill(scratch, 0, MOST_BITS + 1, 0);
        for (int i = 0; i < n; i++) {
            scratch[lengths[first + i]]++;
        }
        int left = 1;
        int longest = 0;
        for (int l = 1; l <= MOST_BITS; l++) {
            left = 2 * left - scratch[l];
            longest = scratch[l] > 0 ? l : longest;
            if (left < 0) {
                return false;
            }
        }
        if (left > 0 && longest > (strict ? 0 : 1)) {
            return false;
        }
        int place = MOST_BITS + 1;
        for (int l = 1; l <= MOST_BITS; l++) { // from here on scratch[l] is where the next symbol of length l goes
            int count = scratch[l];
            scratch[l] = place;
            place += count;
        }
        for (int i = 0; i < n; i++) {
            int l = lengths[first + i];
            if (l > 0) {
                scratch[scratch[l]++] = i;
            }
        }
        int code = 0; // its first bit lowest
        int next = MOST_BITS + 1;
        table[0] = BAD | 1;
        for (int l = 1; l <= bits; l++) {
            int half = 1 << l - 1;
            System.arraycopy(table, 0, table, half, half);
            for (; next < scratch[l]; next++) {
                table[code] = entry(entries[scratch[next]], l);
                code = following(code, l);
            }
        }
        if (longest > bits) {
            second(lengths, first, entries, bits, table, scratch, next, code);
        }
        return true;
    }

    /** The codes longer than the index: those with one beginning follow each other and fill a table together. */
    private static void second(
            byte[] lengths, int first, int[] entries, int bits, int[] table, int[] scratch, int from, int firstCode) {
        int code = firstCode;
        int next = from;
        int start = 1 << bits;
        int behind = scratch[MOST_BITS];
        while (next < behind) {
            int room = 1 << MOST_BITS - bits;
            int last = next;
            while (room > 0) {
                room -= 1 << MOST_BITS - lengths[first + scratch[last++]];
            }
            int width = lengths[first + scratch[last - 1]] - bits;
            table[code & (1 << bits) - 1] = LONG | start << 16 | width << 8 | bits;
            for (; next < last; next++) {
                int l = lengths[first + scratch[next]];
                int entry = entry(entries[scratch[next]], l - bits);
                for (int i = code >>> bits; i < 1 << width; i += 1 << l - bits) {
                    table[start + i] = entry;
                }
                code = following(code, l);
            }
            start += 1 << width;
        }
    }

    private static int entry(int symbol, int codeBits) {
        return symbol + codeBits + ((symbol & LITERALS) == 0 ? codeBits << 8 : 0);
    }

    /** The next code of a length, both with their first bit lowest. */
    private static int following(int code, int length) {
        int bit = Integer.highestOneBit(~code & (1 << length) - 1);
        return code & bit - 1 | bit;
    }

    /** The same table with up to three literals an entry; second tables are not copied. */
    static void pack(int[] table, int bits, int[] into) {
        for (int i = 0; i < 1 << bits; i++) {
            int entry = table[i];
            if ((entry & LITERALS) != 0) {
                int taken = entry & 63;
                int second = table[i >>> taken];
                int two = taken + (second & 63);
                if ((second & LITERALS) != 0 && two <= bits) {
                    entry = entry & 0xFF00 | (second & 0xFF00) << 8 | 2 * LITERAL | two;
                    int third = table[i >>> two];
                    int three = two + (third & 63);
                    if ((third & LITERALS) != 0 && three <= bits) {
                        entry = entry & 0xFFFF00 | (third & 0xFF00) << 16 | 3 * LITERAL | three;
                    }
                }
            }
            into[i] = entry;
        }
    }
}
