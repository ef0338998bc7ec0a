package io.biapy.io.codec;

/** Eight truth values in a byte, the first in its highest bit, behind a byte that says how many bits at the end mean nothing; numcodecs' PackBits. */
public record PackedBitsCodec() implements ByteCodec {
    private static final int BITS = 8;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        int unused = length < 1 ? -1 : from[at];
        int count = (length - 1) * BITS - unused;
        if (unused < 0 || unused >= BITS || count < 0 || count > into.length) {
            throw new CodecException("is damaged: " + length + " bytes of bits cannot be the " + into.length
                    + " truth values that belong");
        }
        for (int i = 0; i < count; i++) {
            into[i] = (byte) (from[at + 1 + i / BITS] >> (BITS - 1 - i % BITS) & 1);
        }
        return count;
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        byte[] into = new byte[1 + (length + BITS - 1) / BITS];
        into[0] = (byte) ((into.length - 1) * BITS - length);
        for (int i = 0; i < length; i++) {
            into[1 + i / BITS] |= (byte) (from[at + i] == 0 ? 0 : 1 << (BITS - 1 - i % BITS));
        }
        return into;
    }

    @Override
    public int mostRatio() {
        return BITS;
    }

    @Override
    public String toString() {
        return "packbits";
    }
}
