package io.biapy.io.codec;

/*
 * The BloscLZ format (FastLZ level 2), decoding only. A control byte c below 32: c + 1 literal bytes follow. Else a match: length
 * (c >> 5) + 2, continued in bytes of 255 where c >> 5 is 7; distance ((c & 31) << 8) + next byte + 1, and where both parts are full
 * (31, 255) two more bytes, high first, plus 8191 + 1. The first control byte counts modulo 32. One pass, no allocation; gives the
 * number of bytes, or -1 where the input is damaged or the room too small.
 */
final class BloscLzKernel {
    private static final int FAR = 8191;

    private BloscLzKernel() {}

    static int decode(byte[] from, int at, int length, byte[] into, int to, int room) {
        int end = at + length;
        int in = at;
        int out = to;
        boolean first = true;
        while (in < end) {
            int control = from[in++] & (first ? 31 : 0xFF);
            first = false;
            if (control < 32) {
                int count = control + 1;
                if (in + count > end || out + count > to + room) {
                    return -1;
                }
                System.arraycopy(from, in, into, out, count);
                in += count;
                out += count;
                continue;
            }
            int count = (control >> 5) + 2;
            int more = control >> 5 == 7 ? 255 : 0;
            while (more == 255) {
                if (in >= end || count > room) {
                    return -1;
                }
                more = from[in++] & 0xFF;
                count += more;
            }
            if (in >= end) {
                return -1;
            }
            int low = from[in++] & 0xFF;
            int distance = ((control & 31) << 8) + low + 1;
            if (low == 255 && (control & 31) == 31) {
                if (in + 2 > end) {
                    return -1;
                }
                distance = ((from[in] & 0xFF) << 8) + (from[in + 1] & 0xFF) + FAR + 1;
                in += 2;
            }
            if (distance > out - to || out + count > to + room) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                into[out + i] = into[out + i - distance];
            }
            out += count;
        }
        return out - to;
    }
}
