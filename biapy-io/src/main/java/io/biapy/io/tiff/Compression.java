package io.biapy.io.tiff;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import io.biapy.io.codec.CodecException;
import io.biapy.io.codec.ZlibBlock;
import io.biapy.io.jpeg.JpegFrame;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a strip or tile is packed, with the most that one packed byte can hold. */
enum Compression {
    NONE("uncompressed", 1),
    LZW("LZW", 4096),
    DEFLATE("deflate", 1040),
    PACKBITS("PackBits", 128),
    ZSTD("ZSTD", 1 << 16),
    JPEG("JPEG", JpegFrame.MOST_RATIO);

    private final String title;
    private final int mostRatio;

    Compression(String title, int mostRatio) {
        this.title = title;
        this.mostRatio = mostRatio;
    }

    /** The compression with this number in a file, or {@link IllegalArgumentException} with its usual name. */
    static Compression of(long code) {
        return switch ((int) code) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 7 -> JPEG;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACKBITS;
            case 50000, 34926 -> ZSTD;
            default -> throw new IllegalArgumentException(nameOf(code));
        };
    }

    private static String nameOf(long code) {
        return switch ((int) code) {
            case 2, 3, 4 -> "CCITT fax";
            case 6 -> "JPEG of the old kind";
            case 33003, 33004, 33005, 34712 -> "JPEG 2000";
            case 34887 -> "LERC";
            case 34892, 52546 -> "JPEG";
            case 34925 -> "LZMA";
            case 50001, 34927 -> "WebP";
            case 50002 -> "JPEG XL";
            default -> "unknown";
        };
    }

    /** Decoded bytes that one packed byte can hold at most. */
    int mostRatio() {
        return mostRatio;
    }

    /**
     * Unpacks {@code length} bytes into the first {@code most} of {@code out} and returns how many came: fewer where {@code packed} is damaged or ends
     * early. More is not unpacked. JPEG, which needs more than bytes, is {@link JpegSegment}'s.
     */
    int unpack(byte[] packed, int length, byte[] out, int most) {
        switch (this) {
            case NONE:
                int n = Math.min(length, most);
                System.arraycopy(packed, 0, out, 0, n);
                return n;
            case LZW:
                return LzwKernel.decode(packed, length, out, most);
            case PACKBITS:
                return PackBitsKernel.decode(packed, length, out, most);
            case DEFLATE:
                return inflate(packed, length, out, most);
            case ZSTD:
                return zstd(packed, length, out, most);
            case JPEG:
        }
        throw new IllegalStateException(title);
    }

    private static int inflate(byte[] packed, int length, byte[] out, int most) {
        try {
            return ZlibBlock.decode(packed, 0, length, out, 0, most);
        } catch (CodecException e) {
            return 0;
        }
    }

    private static int zstd(byte[] packed, int length, byte[] out, int most) {
        try (ZstdInputStreamNoFinalizer in =
                new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed, 0, length))) {
            return in.readNBytes(out, 0, most);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
