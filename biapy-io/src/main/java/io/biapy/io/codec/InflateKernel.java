package io.biapy.io.codec;

import io.biapy.io.sample.Words;

/*
 * The symbols of one deflate block with Huffman codes (RFC 1951, 3.2.3), decoded by the tables of HuffmanKernel.
 *
 * quick  keeps the next 56 to 63 bits of the stream in a word, takes up to three literals a look-up and copies eight bytes at a time; stops where fewer than 8
 *        bytes are left to read or SLACK to write
 * symbol does the rest, one symbol, each step checked
 *
 * Both go on from `state`: BITS that were read and not taken yet, COUNT of them, IN and OUT, the next places in `from` and `into`. Nothing is read behind `end`
 * or written outside of `first` to `behind`. No allocation. A fifth to a quarter faster than the JDK's Inflater on strips of 16-bit images.
 */
final class InflateKernel {
    static final int BITS = 0;
    static final int COUNT = 1;
    static final int IN = 2;
    static final int OUT = 3;
    static final int STATE = 4;

    /** Why decoding stopped. */
    static final int NEAR_END = 0;

    static final int BLOCK_END = 1;
    static final int FULL = 2;
    static final int CUT_OFF = 3;
    static final int BAD_LITERAL = 4;
    static final int BAD_DISTANCE = 5;
    static final int TOO_FAR = 6;

    static final int LITERAL_BITS = 10;
    static final int DISTANCE_BITS = 8;

    private static final int SLACK = 300;
    private static final int LITERAL_MASK = (1 << LITERAL_BITS) - 1;
    private static final int DISTANCE_MASK = (1 << DISTANCE_BITS) - 1;

    private InflateKernel() {}

    private static int quick(
            byte[] from,
            int end,
            byte[] into,
            int first,
            int behind,
            int[] packed,
            int[] single,
            int[] distances,
            long[] state) {
        long bits = state[BITS];
        int count = (int) state[COUNT]; // its lowest six bits; what is above them says nothing
        int in = (int) state[IN];
        int out = (int) state[OUT];
        int lastIn = end - 8;
        int lastOut = behind - SLACK;
        int stop = NEAR_END;
        while (in <= lastIn && out <= lastOut) {
            bits |= Words.get64(from, in, false) << count;
            in += 63 - count >>> 3 & 7;
            count |= 56;
            int e = packed[(int) bits & LITERAL_MASK];
            if ((e & HuffmanKernel.LITERALS) != 0) {
                Words.put32(into, out, e >>> 8, false);
                out += e >>> 6 & 3;
                bits >>>= e;
                count -= e;
                e = packed[(int) bits & LITERAL_MASK];
                if ((e & HuffmanKernel.LITERALS) != 0) {
                    Words.put32(into, out, e >>> 8, false);
                    out += e >>> 6 & 3;
                    bits >>>= e;
                    count -= e;
                    e = packed[(int) bits & LITERAL_MASK];
                    if ((e & HuffmanKernel.LITERALS) != 0) {
                        Words.put32(into, out, e >>> 8, false);
                        out += e >>> 6 & 3;
                        bits >>>= e;
                        count -= e;
                        e = packed[(int) bits & LITERAL_MASK];
                        if ((e & HuffmanKernel.LITERALS) != 0) {
                            Words.put32(into, out, e >>> 8, false);
                            out += e >>> 6 & 3;
                            bits >>>= e;
                            count -= e;
                            continue;
                        }
                    }
                }
                if (in > lastIn) {
                    break;
                }
                bits |= Words.get64(from, in, false) << count;
                in += 63 - count >>> 3 & 7;
                count |= 56;
            }
            if ((e & HuffmanKernel.KIND) != HuffmanKernel.VALUE) {
                if ((e & HuffmanKernel.KIND) == HuffmanKernel.LONG) {
                    bits >>>= e;
                    count -= e;
                    e = single[(e >>> 16) + ((int) bits & (1 << (e >>> 8 & 15)) - 1)];
                    if ((e & HuffmanKernel.LITERALS) != 0) {
                        into[out++] = (byte) (e >>> 8);
                        bits >>>= e;
                        count -= e;
                        continue;
                    }
                }
                if ((e & HuffmanKernel.KIND) != HuffmanKernel.VALUE) {
                    stop = (e & HuffmanKernel.KIND) == HuffmanKernel.END ? BLOCK_END : BAD_LITERAL;
                    bits >>>= e;
                    count -= e;
                    break;
                }
            }
            int length = (e >>> 16) + ((int) (bits & ~(-1L << e)) >>> (e >>> 8 & 15));
            bits >>>= e;
            count -= e;
            e = distances[(int) bits & DISTANCE_MASK];
            if ((e & HuffmanKernel.KIND) != HuffmanKernel.VALUE) {
                if ((e & HuffmanKernel.KIND) == HuffmanKernel.LONG) {
                    bits >>>= e;
                    count -= e;
                    e = distances[(e >>> 16) + ((int) bits & (1 << (e >>> 8 & 15)) - 1)];
                }
                if ((e & HuffmanKernel.KIND) != HuffmanKernel.VALUE) {
                    stop = BAD_DISTANCE;
                    break;
                }
            }
            int distance = (e >>> 16) + ((int) (bits & ~(-1L << e)) >>> (e >>> 8 & 15));
            bits >>>= e;
            count -= e;
            int source = out - distance;
            if (source < first) {
                stop = TOO_FAR;
                break;
            }
            if (distance >= 8) {
                Words.put64(into, out, Words.get64(into, source, false), false);
                if (length > 8) {
                    Words.put64(into, out + 8, Words.get64(into, source + 8, false), false);
                    for (int i = 16; i < length; i += 8) {
                        Words.put64(into, out + i, Words.get64(into, source + i, false), false);
                    }
                }
            } else {
                near(into, out, distance, length);
            }
            out += length;
        }
        count &= 63;
        state[BITS] = bits & ~(-1L << count);
        state[COUNT] = count;
        state[IN] = in;
        state[OUT] = out;
        return stop;
    }

    /** May write up to seven bytes more than {@code length}. */
    private static void near(byte[] into, int out, int distance, int length) {
        int end = out + length;
        if (distance == 1 || distance == 2 || distance == 4) {
            long word = distance == 1
                    ? (into[out - 1] & 0xFFL) * 0x0101010101010101L
                    : distance == 2
                            ? (Words.get16(into, out - 2, false) & 0xFFFFL) * 0x0001000100010001L
                            : (Words.get32(into, out - 4, false) & 0xFFFFFFFFL) * 0x0000000100000001L;
            for (int at = out; at < end; at += 8) {
                Words.put64(into, at, word, false);
            }
        } else {
            for (int at = out; at < end; at++) {
                into[at] = into[at - distance];
            }
        }
    }

    /**
     * Decodes to the end of the block, if it comes; gives why it stopped.
     *
     * @param packed of literals and lengths, with several literals an entry
     * @param single the same with one an entry, and its second tables
     */
    static int block(
            byte[] from,
            int end,
            byte[] into,
            int first,
            int behind,
            int[] packed,
            int[] single,
            int[] distances,
            long[] state) {
        int stop = quick(from, end, into, first, behind, packed, single, distances, state);
        while (stop == NEAR_END) {
            stop = symbol(from, end, into, first, behind, single, distances, state);
        }
        return stop;
    }

    private static int symbol(
            byte[] from, int end, byte[] into, int first, int behind, int[] single, int[] distances, long[] state) {
        int out = (int) state[OUT];
        fill(from, end, state);
        int e = entry(single, LITERAL_BITS, state);
        if ((e & 63) > state[COUNT]) {
            return CUT_OFF;
        }
        if ((e & HuffmanKernel.LITERALS) != 0) {
            if (out >= behind) {
                return FULL;
            }
            into[out] = (byte) (e >>> 8);
            state[OUT]++;
            take(e & 63, state);
            return NEAR_END;
        }
        if ((e & HuffmanKernel.KIND) != HuffmanKernel.VALUE) {
            take(e & 63, state);
            return (e & HuffmanKernel.KIND) == HuffmanKernel.END ? BLOCK_END : BAD_LITERAL;
        }
        int length = (e >>> 16) + ((int) (state[BITS] & ~(-1L << e)) >>> (e >>> 8 & 15));
        take(e & 63, state);
        fill(from, end, state);
        e = entry(distances, DISTANCE_BITS, state);
        if ((e & 63) > state[COUNT]) {
            return CUT_OFF;
        }
        if ((e & HuffmanKernel.KIND) != HuffmanKernel.VALUE) {
            return BAD_DISTANCE;
        }
        int distance = (e >>> 16) + ((int) (state[BITS] & ~(-1L << e)) >>> (e >>> 8 & 15));
        take(e & 63, state);
        if (distance > out - first) {
            return TOO_FAR;
        }
        int n = Math.min(length, behind - out);
        for (int i = 0; i < n; i++) {
            into[out + i] = into[out + i - distance];
        }
        state[OUT] += n;
        return n < length ? FULL : NEAR_END;
    }

    /** The entry of the next code; of a long one the bits of its beginning are taken already. */
    private static int entry(int[] table, int bits, long[] state) {
        int e = table[(int) state[BITS] & (1 << bits) - 1];
        if ((e & HuffmanKernel.KIND) == HuffmanKernel.LONG
                && (e & HuffmanKernel.LITERALS) == 0
                && state[COUNT] >= bits) {
            take(bits, state);
            e = table[(e >>> 16) + ((int) state[BITS] & (1 << (e >>> 8 & 15)) - 1)];
        }
        return e;
    }

    /** As many whole bytes as the word takes. */
    static void fill(byte[] from, int end, long[] state) {
        while (state[COUNT] < 56 && state[IN] < end) {
            state[BITS] |= (from[(int) state[IN]++] & 0xFFL) << state[COUNT];
            state[COUNT] += 8;
        }
    }

    static void take(int n, long[] state) {
        state[BITS] >>>= n;
        state[COUNT] -= n;
    }
}
