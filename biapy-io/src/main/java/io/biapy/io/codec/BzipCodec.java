package io.biapy.io.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * bzip2, several streams one after the other too.
 *
 * @param level block length in 100 kB, 1 to 9; what lies outside is the nearest of them
 */
public record BzipCodec(int level) implements ByteCodec {
    /** What bzip2 itself takes. */
    public static final int BEST = 9;

    private static final int RATIO = 1 << 21; // 46 MB of one value in 40 bytes

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        try (InputStream in = new BZip2CompressorInputStream(new ByteArrayInputStream(from, at, length), true)) {
            return Unpacking.all(in, into);
        } catch (IOException e) {
            throw new CodecException("is cut off or damaged bzip2 data (" + Unpacking.reason(e) + ")", e);
        }
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        return Packing.all(
                from,
                at,
                length,
                packed -> new BZip2CompressorOutputStream(packed, Math.max(1, Math.min(BEST, level))));
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return "bzip2";
    }
}
