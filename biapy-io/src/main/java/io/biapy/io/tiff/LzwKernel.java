package io.biapy.io.tiff;

/*
 * TIFF's LZW, decoding. Codes of 9 to 12 bits, most significant bit first; 256 clears the table, 257 ends; the width grows one code
 * early, as TIFF 6.0 section 13 has it. The table is three flat arrays: the code a string extends, its last byte, its length;
 * strings are written backwards straight into the output. Linear in the output, 28 KiB of tables.
 */
final class LzwKernel {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int CODES = 4096;

    private LzwKernel() {}

    /** Decodes at most {@code most} bytes and returns how many came; stops at the first code that cannot be. */
    static int decode(byte[] in, int length, byte[] out, int most) {
        short[] prefix = new short[CODES];
        byte[] last = new byte[CODES];
        short[] size = new short[CODES];
        for (int i = 0; i < 256; i++) {
            last[i] = (byte) i;
            size[i] = 1;
        }
        int next = FIRST;
        int width = 9;
        int bits = 0;
        int held = 0;
        int at = 0;
        int done = 0;
        int previous = -1;
        while (done < most) {
            while (held < width) {
                if (at == length) {
                    return done;
                }
                bits = bits << 8 | (in[at++] & 0xFF);
                held += 8;
            }
            held -= width;
            int code = (bits >>> held) & ((1 << width) - 1);
            if (code == END) {
                return done;
            }
            if (code == CLEAR) {
                next = FIRST;
                width = 9;
                previous = -1;
                continue;
            }
            if (previous < 0) {
                if (code >= CLEAR) {
                    return done;
                }
                out[done++] = (byte) code;
                previous = code;
                continue;
            }
            if (code > next || code >= CODES) {
                return done;
            }
            if (next < CODES) {
                int first = code < next ? code : previous; // the one code that comes before it is complete: KwKwK
                while (first >= CLEAR) {
                    first = prefix[first];
                }
                prefix[next] = (short) previous;
                last[next] = (byte) first;
                size[next] = (short) (size[previous] + 1);
                next++;
            }
            int end = done + size[code];
            int place = end - 1;
            for (int c = code; place >= done; c = prefix[c], place--) {
                if (place < most) {
                    out[place] = last[c];
                }
            }
            done = Math.min(end, most);
            previous = code;
            if (next == (1 << width) - 1 && width < 12) {
                width++;
            }
        }
        return done;
    }
}
