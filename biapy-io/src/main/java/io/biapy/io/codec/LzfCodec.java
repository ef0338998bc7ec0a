package io.biapy.io.codec;

/**
 * LZF, as h5py packs with: literals and copies from up to 8 KB before. What LZF cannot make shorter is stored as it is. Only read.
 *
 * @param rawBytes length before packing, which tells stored bytes from packed ones
 */
public record LzfCodec(int rawBytes) implements ByteCodec {
    private static final int RATIO = 132; // a copy of 3 bytes gives at most 264

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        if (length > rawBytes || rawBytes > into.length) {
            throw new CodecException("holds " + Math.max(length, rawBytes) + " bytes where " + into.length + " belong");
        }
        if (length == rawBytes) {
            System.arraycopy(from, at, into, 0, length);
            return length;
        }
        int got = LzfKernel.decode(from, at, length, into);
        if (got < 0) {
            throw new CodecException("is cut off or damaged LZF data");
        }
        return got;
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        throw new UnsupportedOperationException("LZF is only read");
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return "lzf";
    }
}
