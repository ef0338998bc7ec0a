package io.biapy.io.codec;

import java.util.Locale;

/**
 * Blosc 1 frames: blocks, each shuffled and compressed on its own. All inner codecs but Snappy are read; Zstandard, LZ4 and zlib are
 * written.
 *
 * @param level from 0 (only copied) to 9 (small); 5 is usual
 * @param elementBytes bytes of an element, 1 to 255
 * @param blockBytes length of a block before compression, or 0 for the usual one of the level
 */
public record BloscCodec(Inner inner, int level, Shuffle shuffle, int elementBytes, int blockBytes)
        implements ByteCodec {
    private static final int RATIO = 1 << 16;

    /** What packs a block. Names as Zarr writes them. */
    public enum Inner {
        BLOSCLZ,
        LZ4,
        LZ4HC,
        ZLIB,
        ZSTD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is sorted before packing. */
    public enum Shuffle {
        NOSHUFFLE,
        SHUFFLE,
        BITSHUFFLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        return new BloscReader(from, at, length).decode(into);
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        return new BloscWriter(this, from, at, length).encode();
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return "blosc-" + inner;
    }
}
