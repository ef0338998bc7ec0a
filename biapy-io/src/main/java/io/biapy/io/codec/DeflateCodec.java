package io.biapy.io.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Deflate between a header and a check sum: RFC 1952 (gzip, several members too) or RFC 1950 (zlib).
 *
 * @param level from 0 (none) or 1 (fast) to 9 (small); -1 is the JDK's default
 */
public record DeflateCodec(boolean gzip, int level) implements ByteCodec {
    private static final int RATIO = 1040;
    private static final int BUFFER = 1 << 15;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 2 + 64);
        try (OutputStream out = new LeveledGzip(bytes, level)) {
            out.write(from, at, length);
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail so
        }
        return bytes.toByteArray();
    }

    private byte[] zlib(byte[] from, int at, int length) {
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
