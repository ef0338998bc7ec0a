package io.biapy.io.jpeg;

import java.io.IOException;

/**
 * What a JPEG stream says before its first scan. Source: ITU-T T.81, annex B; the Adobe marker as in Adobe Technical Note 5116.
 *
 * @param bits of one sample
 * @param chroma whether three components are luma and chroma rather than red, green and blue
 */
public record JpegFrame(int width, int height, int components, int bits, boolean progressive, boolean chroma) {
    /** No JPEG stream decodes to more samples a byte (two bits a block, chroma halved along both axes, only first scans of a progressive file). */
    public static final int MOST_RATIO = 1040;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int PROGRESSIVE = 0xC2;

    /** Reads the markers of {@code stream} up to its first scan; an {@link IOException} says what is wrong with them. */
    public static JpegFrame read(byte[] stream) throws IOException {
        if (stream.length < 4 || unsigned(stream, 0) != 0xFF || unsigned(stream, 1) != SOI) {
            throw new IOException("it does not start with a JPEG marker");
        }
        int at = 2;
        int frame = -1;
        boolean jfif = false;
        int transform = -1;
        while (true) {
            int marker = marker(stream, at);
            while (marker == 0xFF) { // padding
                marker = marker(stream, ++at);
            }
            if (marker == SOS || marker == EOI) {
                break;
            }
            int length = at + 3 < stream.length ? word(stream, at + 2) : 0;
            if (length < 2 || length > stream.length - at - 2) {
                throw new IOException("a marker of its header claims " + length + " bytes");
            }
            if (marker >= BASELINE && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                if (frame >= 0) {
                    throw new IOException("it has two frames");
                }
                frame = at;
            }
            jfif |= marker == JFIF && startsWith(stream, at + 4, "JFIF");
            if (marker == ADOBE && length >= 14 && startsWith(stream, at + 4, "Adobe")) {
                transform = unsigned(stream, at + 15);
            }
            at += 2 + length;
        }
        if (frame < 0) {
            throw new IOException("it has no frame header before its first scan");
        }
        return frame(stream, frame, jfif, transform);
    }

    /** Whether the end mark follows the last scan; without it the file was cut off. */
    static boolean hasEnd(byte[] stream) {
        for (int at = stream.length - 2; at >= 2; at--) {
            int marker = unsigned(stream, at) == 0xFF ? unsigned(stream, at + 1) : 0;
            if (marker == EOI || marker == SOS) {
                return marker == EOI;
            }
        }
        return false;
    }

    private static JpegFrame frame(byte[] stream, int at, boolean jfif, int transform) throws IOException {
        int kind = unsigned(stream, at + 1);
        if (kind != BASELINE && kind != EXTENDED && kind != PROGRESSIVE) {
            throw new IOException("it is a lossless, hierarchical or arithmetically coded JPEG, which cannot be read");
        }
        int length = word(stream, at + 2);
        int components = length >= 8 ? unsigned(stream, at + 9) : 0;
        if (components < 1 || length != 8 + 3 * components) {
            throw new IOException("its frame header is damaged");
        }
        int bits = unsigned(stream, at + 4);
        int height = word(stream, at + 5);
        int width = word(stream, at + 7);
        if (width == 0 || height == 0) {
            throw new IOException("it claims " + height + " x " + width + " pixels");
        }
        boolean named = components == 3 && stream[at + 10] == 'R' && stream[at + 13] == 'G' && stream[at + 16] == 'B';
        boolean chroma = components == 3 && (jfif || (transform >= 0 ? transform != 0 : !named));
        return new JpegFrame(width, height, components, bits, kind == PROGRESSIVE, chroma);
    }

    private static int marker(byte[] stream, int at) throws IOException {
        if (at + 1 >= stream.length || unsigned(stream, at) != 0xFF) {
            throw new IOException("its header ends early or is damaged");
        }
        return unsigned(stream, at + 1);
    }

    private static boolean startsWith(byte[] stream, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= stream.length || stream[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int word(byte[] stream, int at) {
        return unsigned(stream, at) << 8 | unsigned(stream, at + 1);
    }

    private static int unsigned(byte[] stream, int at) {
        return stream[at] & 0xFF;
    }

    @Override
    public String toString() {
        String kind =
                components == 1 ? "grey" : components == 3 ? (chroma ? "YCbCr" : "RGB") : components + " components";
        return height + " x " + width + " pixels, " + kind + ", " + bits + " bits a sample"
                + (progressive ? ", progressive" : "");
    }
}
