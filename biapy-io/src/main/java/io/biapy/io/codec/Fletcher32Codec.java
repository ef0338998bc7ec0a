package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.util.Arrays;

/** HDF5's check sum of 32 bits behind the bytes, verified. */
public record Fletcher32Codec() implements ByteCodec {
    private static final int SUM = 4;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        int n = length - SUM;
        if (n < 0 || n > into.length) {
            throw new CodecException("holds " + n + " bytes where " + into.length + " belong");
        }
        int sum = sum(from, at, n);
        int stored = Words.get32(from, at + n, false);
        if (sum != stored && Integer.reverseBytes(sum) != stored && swapped(sum) != stored) {
            throw new CodecException("is damaged: its check sum is wrong");
        }
        System.arraycopy(from, at, into, 0, n);
        return n;
    }

    /** Files of very old versions, written on processors of little endian, have the bytes of each half exchanged. */
    private static int swapped(int sum) {
        return (sum & 0x00FF00FF) << 8 | (sum >>> 8 & 0x00FF00FF);
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        byte[] into = Arrays.copyOf(Arrays.copyOfRange(from, at, at + length), length + SUM);
        Words.put32(into, length, sum(from, at, length), false);
        return into;
    }

    /** Fletcher's sum of 16-bit words, the first byte of each the upper one, the last completed by a 0. */
    private static int sum(byte[] from, int at, int n) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < n; i += 2) {
            low += (from[at + i] & 0xFF) << 8 | (i + 1 < n ? from[at + i + 1] & 0xFF : 0);
            low = (low & 0xFFFF) + (low >>> 16);
            high += low;
            high = (high & 0xFFFF) + (high >>> 16);
        }
        low = (low & 0xFFFF) + (low >>> 16);
        high = (high & 0xFFFF) + (high >>> 16);
        return (int) (high << 16 | low);
    }

    @Override
    public int mostRatio() {
        return 1;
    }

    @Override
    public String toString() {
        return "fletcher32";
    }
}
