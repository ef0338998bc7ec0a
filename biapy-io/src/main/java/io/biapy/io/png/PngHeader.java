package io.biapy.io.png;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * What a PNG file says before its pixels. Reading it walks all chunks, so that a file that is cut off is found without decoding.
 * Source: W3C, Portable Network Graphics (third edition), sections 5 and 11.
 */
record PngHeader(int width, int height, int bitDepth, int colourType, boolean interlaced) {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final int CHUNK_FRAME = 12;
    private static final int HEADER_LENGTH = 13;
    private static final int MOST_DEFLATE_RATIO = 1040;

    static PngHeader read(FileBytes bytes) {
        Path file = bytes.file();
        byte[] start = bytes.read(0, Math.min(33, bytes.size()));
        if (start.length < 8 || !Arrays.equals(start, 0, 8, SIGNATURE, 0, 8)) {
            throw new FileException(file, "is not a PNG file: it does not start with the PNG signature.");
        }
        if (start.length < 33
                || ByteBuffer.wrap(start).getInt(8) != HEADER_LENGTH
                || !type(start, 12).equals("IHDR")) {
            throw new FileException(file, "is damaged: it does not begin with a PNG header.");
        }
        checkSum(file, start, 8, HEADER_LENGTH);
        ByteBuffer fields = ByteBuffer.wrap(start);
        PngHeader header = new PngHeader(
                fields.getInt(16), fields.getInt(20), fields.get(24), fields.get(25), fields.get(28) == 1);
        header.check(file, pixelBytes(bytes));
        return header;
    }

    /** Bytes of all chunks of pixels; a {@link FileException} unless the last chunk is the end mark. */
    private static long pixelBytes(FileBytes bytes) {
        long at = SIGNATURE.length;
        long pixels = 0;
        while (at <= bytes.size() - CHUNK_FRAME) {
            byte[] frame = bytes.read(at, 8);
            long length = ByteBuffer.wrap(frame).getInt(0);
            if (length < 0 || length > bytes.size() - at - CHUNK_FRAME) {
                break;
            }
            String type = type(frame, 4);
            pixels += type.equals("IDAT") ? length : 0;
            if (type.equals("IEND")) {
                return pixels;
            }
            at += CHUNK_FRAME + length;
        }
        throw new FileException(bytes.file(), "ends too early or is damaged: the end mark of a PNG file is missing.");
    }

    private void check(Path file, long pixelBytes) {
        boolean depths =
                switch (colourType) {
                    case GREY -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8 || bitDepth == 16;
                    case PALETTE -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8;
                    case RGB, GREY_ALPHA, RGBA -> bitDepth == 8 || bitDepth == 16;
                    default -> false;
                };
        if (width < 1 || height < 1 || !depths) {
            throw new FileException(file, "is damaged: it claims " + this + ".");
        }
        double stored = Math.ceil((double) width * samples() * bitDepth / 8) * height;
        double decoded = (double) width * height * samples() * (bitDepth > 8 ? 2 : 1);
        if (stored > (double) pixelBytes * MOST_DEFLATE_RATIO) {
            throw new FileException(
                    file,
                    "is damaged: it claims " + this + ", more than its " + pixelBytes + " bytes of pixels can hold.");
        }
        if (decoded > FileBytes.MOST) {
            throw new FileException(
                    file, "is too large for a PNG to be read here: " + this + ". Save it as a tiled TIFF.");
        }
    }

    /** Verifies the check sums of all chunks of a whole file. */
    static void checkSums(Path file, byte[] all) {
        int at = SIGNATURE.length;
        boolean end = false;
        while (!end) {
            int length = ByteBuffer.wrap(all).getInt(at);
            if (length < 0 || length > all.length - at - CHUNK_FRAME) {
                throw new FileException(file, "became shorter while it was read.");
            }
            checkSum(file, all, at, length);
            end = type(all, at + 4).equals("IEND");
            at += CHUNK_FRAME + length;
        }
    }

    private static void checkSum(Path file, byte[] all, int at, int length) {
        CRC32 sum = new CRC32();
        sum.update(all, at + 4, length + 4);
        if ((int) sum.getValue() != ByteBuffer.wrap(all).getInt(at + 8 + length)) {
            throw new FileException(file, "is damaged: the check sum of chunk " + type(all, at + 4) + " is wrong.");
        }
    }

    private static String type(byte[] from, int at) {
        return new String(from, at, 4, StandardCharsets.ISO_8859_1);
    }

    /** Samples of one pixel as stored: 1 for a palette. */
    int samples() {
        return switch (colourType) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGBA -> 4;
            default -> 1;
        };
    }

    @Override
    public String toString() {
        String kind =
                switch (colourType) {
                    case GREY -> "grey";
                    case RGB -> "RGB";
                    case PALETTE -> "palette";
                    case GREY_ALPHA -> "grey with alpha";
                    case RGBA -> "RGBA";
                    default -> "colour type " + colourType;
                };
        return height + " x " + width + " pixels, " + kind + ", " + bitDepth + " bits a sample"
                + (interlaced ? ", interlaced" : "");
    }
}
