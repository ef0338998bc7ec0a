package io.biapy.io.tiff;

import io.biapy.io.jpeg.JpegDecoder;
import io.biapy.io.jpeg.JpegFrame;
import java.io.IOException;
import java.util.Arrays;

/** A strip or tile that is a JPEG stream, whose tables may stand in a tag. Source: Adobe Photoshop TIFF Technical Note 2. */
final class JpegSegment {
    private static final int MARKER = 2;

    private JpegSegment() {}

    /**
     * The samples of {@code rows} rows of {@code width} pixels; luma and chroma become red, green and blue.
     *
     * @param tables a stream of tables alone, or empty
     * @throws IOException where it is damaged, or smaller than its place in the file
     */
    static byte[] decode(byte[] packed, byte[] tables, boolean chroma, int rows, int width, int samples)
            throws IOException {
        byte[] stream = joined(tables, packed);
        JpegFrame frame = JpegFrame.read(stream);
        if (frame.width() < width || frame.height() < rows || frame.components() != samples) {
            throw new IOException("it is a JPEG of " + frame + ", and " + rows + " x " + width + " pixels of " + samples
                    + " samples belong there");
        }
        byte[] pixels = JpegDecoder.decode(stream, frame, chroma);
        if (frame.width() == width) {
            return frame.height() == rows ? pixels : Arrays.copyOf(pixels, rows * width * samples);
        }
        byte[] part = new byte[rows * width * samples];
        for (int y = 0; y < rows; y++) {
            System.arraycopy(pixels, y * frame.width() * samples, part, y * width * samples, width * samples);
        }
        return part;
    }

    /** One stream: the tables without their end mark, the image without its start mark. */
    private static byte[] joined(byte[] tables, byte[] packed) {
        if (tables.length <= 2 * MARKER || packed.length <= MARKER) {
            return packed;
        }
        int head = tables.length - MARKER;
        byte[] stream = Arrays.copyOf(tables, head + packed.length - MARKER);
        System.arraycopy(packed, MARKER, stream, head, packed.length - MARKER);
        return stream;
    }
}
