package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** One LZ4 block behind its unpacked length in four bytes, little endian, as numcodecs writes it. */
public record Lz4Codec() implements ByteCodec {
    private static final int HEADER = 4;
    private static final int RATIO = 256;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        if (length < HEADER) {
            throw new CodecException("is cut off: " + length + " bytes, and its header alone has " + HEADER);
        }
        int claimed = Words.get32(from, at, false);
        if (claimed < 0 || claimed > into.length) {
            throw new CodecException(
                    "claims " + Integer.toUnsignedString(claimed) + " bytes where " + into.length + " belong");
        }
        int got = block(from, at + HEADER, length - HEADER, into, 0, claimed);
        if (got != claimed) {
            throw new CodecException("is damaged: it claims " + claimed + " bytes and holds " + got);
        }
        return got;
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        var compressor = LZ4Factory.fastestInstance().fastCompressor();
        byte[] into = new byte[HEADER + compressor.maxCompressedLength(length)];
        Words.put32(into, 0, length, false);
        int got = compressor.compress(from, at, length, into, HEADER, into.length - HEADER);
        return Arrays.copyOf(into, HEADER + got);
    }

    static int block(byte[] from, int at, int length, byte[] into, int to, int room) throws CodecException {
        try {
            return LZ4Factory.fastestInstance().safeDecompressor().decompress(from, at, length, into, to, room);
        } catch (LZ4Exception e) {
            throw new CodecException("is cut off or damaged LZ4 data", e);
        }
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return "lz4";
    }
}
