package io.biapy.io.codec;

/*
 * LZF by its format: a control byte below 32 leads that many and one literals; else its upper three bits are a length less 2 (7: the next
 * byte adds to it), its lower five and the next byte a distance less 1 back. One pass, no allocation; every read and write is checked.
 * Source: the format description in liblzf.
 */
final class LzfKernel {
    private LzfKernel() {}

    /** Bytes written, or -1 where the input cannot be LZF or does not fit. */
    static int decode(byte[] from, int at, int length, byte[] into) {
        int end = at + length;
        int in = at;
        int out = 0;
        while (in < end) {
            int control = from[in++] & 0xFF;
            if (control < 32) {
                int n = control + 1;
                if (n > end - in || n > into.length - out) {
                    return -1;
                }
                System.arraycopy(from, in, into, out, n);
                in += n;
                out += n;
                continue;
            }
            int n = (control >> 5) + 2;
            if (n == 9 && in < end) {
                n += from[in++] & 0xFF;
            }
            if (in >= end) {
                return -1;
            }
            int source = out - ((control & 31) << 8) - (from[in++] & 0xFF) - 1;
            if (source < 0 || n > into.length - out) {
                return -1;
            }
            for (int i = 0; i < n; i++) {
                into[out++] = into[source++];
            }
        }
        return out;
    }
}
