package io.biapy.io.codec;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;

/**
 * Zstandard (RFC 8878).
 *
 * @param level from -131072 (fast) to 22 (small); 3 is usual
 */
public record ZstdCodec(int level) implements ByteCodec {
    private static final int RATIO = 1 << 16;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        return ZstdFrames.decode(from, at, length, into, 0, into.length);
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        byte[] into = new byte[Math.toIntExact(Zstd.compressBound(length))];
        int got = ZstdFrames.encode(from, at, length, level, into, 0, into.length);
        if (got < 0) {
            throw new IllegalStateException("Zstandard failed within its own bound");
        }
        return Arrays.copyOf(into, got);
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return "zstd";
    }
}
