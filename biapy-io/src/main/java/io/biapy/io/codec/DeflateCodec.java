package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Deflate between a header and a check sum: RFC 1952 (gzip, several members too) or RFC 1950 (zlib).
 *
 * @param level from 0 (none) or 1 (fast, by {@link Deflation}) to 9 (small); -1 is the JDK's default
 */
public record DeflateCodec(boolean gzip, int level) implements ByteCodec {
    private static final int RATIO = 1040;
    private static final int BUFFER = 1 << 15;
    private static final int FASTEST = 1;
    private static final byte[] ZLIB_HEADER = {0x78, 0x01};
    private static final byte[] GZIP_HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 4, (byte) 0xFF};
    private static final Pool<Deflation> DEFLATIONS = new Pool<>(Deflation::new, deflation -> {});
    private static final List<Pool<Deflater>> DEFLATERS = IntStream.rangeClosed(-1, 9)
            .mapToObj(level -> new Pool<>(() -> new Deflater(level), Deflater::end))
            .toList();

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        return gzip ? GzipBlock.decode(from, at, length, into) : ZlibBlock.decode(from, at, length, into);
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        return gzip ? gzip(from, at, length) : zlib(from, at, length);
    }

    private byte[] gzip(byte[] from, int at, int length) {
        if (level == FASTEST) {
            byte[] packed = deflated(from, at, length, GZIP_HEADER, 8);
            CRC32 sum = new CRC32();
            sum.update(from, at, length);
            Words.put32(packed, packed.length - 8, (int) sum.getValue(), false);
            Words.put32(packed, packed.length - 4, length, false);
            return packed;
        }
        return Packing.all(from, at, length, packed -> new LeveledGzip(packed, level));
    }

    private byte[] zlib(byte[] from, int at, int length) {
        if (level == FASTEST) {
            byte[] packed = deflated(from, at, length, ZLIB_HEADER, 4);
            Adler32 sum = new Adler32();
            sum.update(from, at, length);
            Words.put32(packed, packed.length - 4, (int) sum.getValue(), true);
            return packed;
        }
        Pool<Deflater> pool = DEFLATERS.get(level + 1);
        Deflater deflater = pool.take();
        try {
            deflater.setInput(from, at, length);
            deflater.finish();
            byte[] into = new byte[length / 2 + 64];
            int done = 0;
            while (true) {
                done += deflater.deflate(into, done, into.length - done);
                if (deflater.finished()) {
                    return Arrays.copyOf(into, done);
                }
                into = Arrays.copyOf(into, Math.min(Integer.MAX_VALUE - 16, Math.max(into.length * 2, done + 64)));
            }
        } finally {
            deflater.reset();
            pool.give(deflater);
        }
    }

    private static byte[] deflated(byte[] from, int at, int length, byte[] header, int sums) {
        Deflation deflation = DEFLATIONS.take();
        try {
            byte[] packed = deflation.deflate(from, at, length, header.length, sums);
            System.arraycopy(header, 0, packed, 0, header.length);
            return packed;
        } finally {
            DEFLATIONS.give(deflation);
        }
    }

    private static final class LeveledGzip extends GZIPOutputStream {
        LeveledGzip(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return gzip ? "gzip" : "zlib";
    }
}
