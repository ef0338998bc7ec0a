package io.biapy.io.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Deflate between a header and a check sum: RFC 1952 (gzip, several members too) or RFC 1950 (zlib).
 *
 * @param level from 0 (none) or 1 (fast) to 9 (small); -1 is the JDK's default
 */
public record DeflateCodec(boolean gzip, int level) implements ByteCodec {
    private static final int RATIO = 1040;
    private static final int BUFFER = 1 << 15;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(from, at, length);
        try (InputStream in = gzip ? new GZIPInputStream(bytes, BUFFER) : new InflaterInputStream(bytes)) {
            int got = in.readNBytes(into, 0, into.length);
            if (in.read() >= 0) {
                throw new CodecException("holds more than the " + into.length + " bytes that belong");
            }
            return got;
        } catch (IOException e) {
            throw new CodecException("is cut off or damaged " + this + " data (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 2 + 64);
        try (OutputStream out = gzip ? new LeveledGzip(bytes, level) : zlib(bytes)) {
            out.write(from, at, length);
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail so
        }
        return bytes.toByteArray();
    }

    private OutputStream zlib(OutputStream out) {
        return new DeflaterOutputStream(out, new Deflater(level), BUFFER) {
            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    def.end();
                }
            }
        };
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
