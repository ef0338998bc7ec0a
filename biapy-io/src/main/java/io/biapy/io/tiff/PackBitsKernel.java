package io.biapy.io.tiff;

import java.util.Arrays;

/*
 * Apple's PackBits, decoding (TIFF 6.0 section 9): a signed count n, then n + 1 bytes as they are (n from 0 to 127) or one byte to
 * repeat 1 - n times (n from -127 to -1); -128 is skipped. Linear, no memory.
 */
final class PackBitsKernel {
    private PackBitsKernel() {}

    /** Decodes at most {@code most} bytes and returns how many came. */
    static int decode(byte[] in, int length, byte[] out, int most) {
        int at = 0;
        int done = 0;
        while (at + 1 < length && done < most) {
            int n = in[at++];
            if (n >= 0) {
                int count = Math.min(Math.min(n + 1, length - at), most - done);
                System.arraycopy(in, at, out, done, count);
                at += n + 1;
                done += count;
            } else if (n > -128) {
                int count = Math.min(1 - n, most - done);
                Arrays.fill(out, done, done + count, in[at++]);
                done += count;
            }
        }
        return done;
    }
}
