package io.biapy.io.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Writes pages of one sample a pixel, little endian, in deflated strips, as they come; directories follow at the end. The header is
 * written last: classic TIFF where all offsets fit 32 bits, else BigTIFF (room for the longer header is always left).
 */
final class TiffOutput {
    /** Offsets that a classic TIFF can hold. */
    static final long CLASSIC_LIMIT = 1L << 32;

    private static final int HEADER = 16;

    private record Strips(long[] offsets, long[] counts) {}

    private final FileChannel out;
    private final PageLayout layout;
    private final long classicLimit;
    private final List<Strips> pages = new ArrayList<>();
    private long position = HEADER;

    /** What all pages share; {@code level} is deflate's, from 1 (fast) to 9 (small). */
    record PageLayout(
            int width, int height, int bits, int sampleFormat, String description, long[] resolution, int level) {
        private static final int STRIP_BYTES = 1 << 18;

        int rowBytes() {
            return width * bits / 8;
        }

        int rowsPerStrip() {
            return Math.min(height, Math.max(1, STRIP_BYTES / Math.max(1, rowBytes())));
        }
    }

    /** Fills the rows of one strip. */
    @FunctionalInterface
    interface Rows {
        void fill(int firstRow, int rows, byte[] into);
    }

    TiffOutput(FileChannel out, PageLayout layout, long classicLimit) {
        this.out = out;
        this.layout = layout;
        this.classicLimit = classicLimit;
    }

    void page(Rows rows) throws IOException {
        int perStrip = layout.rowsPerStrip();
        int strips = (layout.height() + perStrip - 1) / perStrip;
        Strips written = new Strips(new long[strips], new long[strips]);
        byte[] raw = new byte[perStrip * layout.rowBytes()];
        byte[] packed = new byte[raw.length + raw.length / 1000 + 64];
        Deflater deflater = new Deflater(layout.level());
        try {
            for (int s = 0; s < strips; s++) {
                int count = Math.min(perStrip, layout.height() - s * perStrip);
                rows.fill(s * perStrip, count, raw);
                deflater.reset();
                deflater.setInput(raw, 0, count * layout.rowBytes());
                deflater.finish();
                int length = deflater.deflate(packed);
                if (!deflater.finished()) {
                    throw new IOException("deflate needs more than " + packed.length + " bytes for a strip");
                }
                written.offsets()[s] = position;
                written.counts()[s] = length;
                write(ByteBuffer.wrap(packed, 0, length));
            }
        } finally {
            deflater.end();
        }
        pages.add(written);
    }

    /** Writes the directories, then the header. */
    void finish() throws IOException {
        long most = position;
        for (Strips page : pages) {
            most += 16L * page.offsets().length
                    + 1024
                    + 4L * layout.description().length();
        }
        boolean big = most >= classicLimit;
        long first = position + (position & 1);
        write(ByteBuffer.allocate((int) (first - position)));
        for (int i = 0; i < pages.size(); i++) {
            write(directory(pages.get(i), i == 0, i == pages.size() - 1, big));
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            header.putShort((short) 8).putShort((short) 0).putLong(first);
        } else {
            header.putInt((int) first);
        }
        header.position(0);
        header.limit(HEADER);
        long at = 0;
        while (header.hasRemaining()) {
            at += out.write(header, at);
        }
    }

    private ByteBuffer directory(Strips strips, boolean isFirst, boolean isLast, boolean big) {
        DirectoryBuilder tags = new DirectoryBuilder(position, big);
        tags.number(TiffTag.IMAGE_WIDTH, layout.width());
        tags.number(TiffTag.IMAGE_LENGTH, layout.height());
        tags.number(TiffTag.BITS_PER_SAMPLE, layout.bits());
        tags.number(TiffTag.COMPRESSION, 8);
        tags.number(TiffTag.PHOTOMETRIC, 1);
        if (isFirst && !layout.description().isEmpty()) {
            tags.text(TiffTag.IMAGE_DESCRIPTION, layout.description());
        }
        tags.numbers(TiffTag.STRIP_OFFSETS, strips.offsets());
        tags.number(TiffTag.SAMPLES_PER_PIXEL, 1);
        tags.number(TiffTag.ROWS_PER_STRIP, layout.rowsPerStrip());
        tags.numbers(TiffTag.STRIP_BYTE_COUNTS, strips.counts());
        long[] resolution = layout.resolution();
        if (resolution.length == 4) {
            tags.rational(TiffTag.X_RESOLUTION, resolution[2], resolution[3]);
            tags.rational(TiffTag.Y_RESOLUTION, resolution[0], resolution[1]);
            tags.number(TiffTag.RESOLUTION_UNIT, 1);
        }
        tags.number(TiffTag.SAMPLE_FORMAT, layout.sampleFormat());
        return tags.build(isLast);
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            position += out.write(buffer, position);
        }
    }
}
