package io.biapy.io.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * LZMA as .xz files have it; the older .lzma form is read too. Dictionaries of more than 128 MB, which no preset has, are refused.
 *
 * @param preset from 0 (fast) to 9 (small); 6 is usual; what lies outside is the nearest of them
 */
public record XzCodec(int preset) implements ByteCodec {
    /** What xz itself takes. */
    public static final int USUAL = 6;

    private static final int STRONGEST = 9;
    private static final int MOST_KIBIBYTES = 160 << 10;
    private static final int RATIO = 1 << 14;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(from, at, length);
        boolean xz = length > 1 && (from[at] & 0xFF) == 0xFD && from[at + 1] == '7';
        try (InputStream in =
                xz ? new XZInputStream(bytes, MOST_KIBIBYTES) : new LZMAInputStream(bytes, MOST_KIBIBYTES)) {
            return Unpacking.all(in, into);
        } catch (IOException e) {
            throw new CodecException("is cut off or damaged LZMA data (" + Unpacking.reason(e) + ")", e);
        } catch (OutOfMemoryError e) { // headers ask for dictionaries of up to 128 MB, whatever the data
            throw new CodecException("is damaged LZMA data, or needs more memory than Java may use (-Xmx)", e);
        }
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        return Packing.all(from, at, length, packed -> new XZOutputStream(packed, options()));
    }

    private LZMA2Options options() throws IOException {
        return new LZMA2Options(Math.max(0, Math.min(STRONGEST, preset)));
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return "xz";
    }
}
