package io.biapy.io.tiff;

import io.biapy.core.run.ReadWhole;
import io.biapy.core.run.WriteAside;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The strips or tiles of a TIFF file as they come, and at the end its directories. The header is written last: classic TIFF where
 * all offsets fit 32 bits, else BigTIFF (room for the longer header is always left). Not safe for several threads.
 */
final class SegmentFile {
    /** Offsets that a classic TIFF can hold. */
    static final long CLASSIC_LIMIT = 1L << 32;

    private static final int HEADER = 16;
    private static final int BUFFER = 1 << 20;

    private final NewTiff tiff;
    private final FileChannel out;
    private final long classicLimit;
    private final long[][] offsets;
    private final long[][] counts;
    private long position = HEADER;
    private long written;

    SegmentFile(NewTiff tiff, FileChannel out, long classicLimit) {
        this.tiff = tiff;
        this.out = out;
        this.classicLimit = classicLimit;
        this.offsets = new long[tiff.pages()][];
        this.counts = new long[tiff.pages()][];
    }

    boolean has(int page, int number) {
        return offsets[page] != null && offsets[page][number] > 0;
    }

    /** Segments that were never written. */
    long missing() {
        return (long) tiff.pages() * tiff.down() * tiff.across() - written;
    }

    /** Writes a segment behind all others; one that was there before is left behind. */
    void append(int page, int number, byte[] packed) throws IOException {
        if (offsets[page] == null) {
            offsets[page] = new long[tiff.down() * tiff.across()];
            counts[page] = new long[offsets[page].length];
        }
        written += has(page, number) ? 0 : 1;
        offsets[page][number] = position;
        counts[page][number] = packed.length;
        write(ByteBuffer.wrap(packed));
    }

    byte[] read(int page, int number) throws IOException {
        ByteBuffer packed = ByteBuffer.allocate((int) counts[page][number]);
        if (!ReadWhole.fill(out, packed, offsets[page][number])) {
            throw new IOException("the file became shorter");
        }
        return packed.array();
    }

    /** Writes the directories of all pages, then the header. */
    void finish() throws IOException {
        boolean big = position + directoryBytes() >= classicLimit;
        write(ByteBuffer.allocate((int) (position & 1)));
        long first = position;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long start = first;
        for (int page = 0; page < tiff.pages(); page++) {
            ByteBuffer directory = directory(page, start, big);
            start += directory.remaining();
            if (directory.remaining() > buffer.remaining()) {
                write(buffer.flip());
                buffer.clear();
            }
            if (directory.remaining() > buffer.remaining()) {
                write(directory);
            } else {
                buffer.put(directory);
            }
        }
        write(buffer.flip());
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'I').put((byte) 'I').putShort((short) (big ? 43 : 42));
        if (big) {
            header.putShort((short) 8).putShort((short) 0).putLong(first);
        } else {
            header.putInt((int) first);
        }
        header.rewind();
        WriteAside.put(out, header, 0);
    }

    /** More than they need. */
    private long directoryBytes() {
        long each = 16L * tiff.down() * tiff.across() + 1024;
        return each * tiff.pages() + 4L * tiff.description().length() + 4096;
    }

    private ByteBuffer directory(int page, long start, boolean big) {
        DirectoryBuilder tags = new DirectoryBuilder(start, big);
        tags.number(TiffTag.IMAGE_WIDTH, tiff.width());
        tags.number(TiffTag.IMAGE_LENGTH, tiff.height());
        tags.number(TiffTag.BITS_PER_SAMPLE, tiff.samples().type().bits());
        tags.number(TiffTag.COMPRESSION, tiff.layout().packing().code());
        tags.number(TiffTag.PHOTOMETRIC, 1);
        if (page == 0 && !tiff.description().isEmpty()) {
            tags.text(TiffTag.IMAGE_DESCRIPTION, tiff.description());
        }
        boolean tiled = tiff.layout().isTiled();
        if (!tiled) {
            tags.numbers(TiffTag.STRIP_OFFSETS, offsets[page]);
        }
        tags.number(TiffTag.SAMPLES_PER_PIXEL, 1);
        if (!tiled) {
            tags.number(TiffTag.ROWS_PER_STRIP, tiff.segmentHeight());
            tags.numbers(TiffTag.STRIP_BYTE_COUNTS, counts[page]);
        }
        long[] resolution = tiff.resolution();
        if (resolution.length == 4) {
            tags.rational(TiffTag.X_RESOLUTION, resolution[2], resolution[3]);
            tags.rational(TiffTag.Y_RESOLUTION, resolution[0], resolution[1]);
            tags.number(TiffTag.RESOLUTION_UNIT, 1);
        }
        if (tiff.hasPredictor()) {
            tags.number(TiffTag.PREDICTOR, 2);
        }
        if (page == 0 && tiff.colours().length > 0) {
            tags.shorts(TiffTag.COLOUR_MAP, colours());
        }
        if (tiled) {
            tags.number(TiffTag.TILE_WIDTH, tiff.segmentWidth());
            tags.number(TiffTag.TILE_LENGTH, tiff.segmentHeight());
            tags.numbers(TiffTag.TILE_OFFSETS, offsets[page]);
            tags.numbers(TiffTag.TILE_BYTE_COUNTS, counts[page]);
        }
        tags.number(TiffTag.SAMPLE_FORMAT, tiff.sampleFormat());
        return tags.build(page == tiff.pages() - 1);
    }

    /** 16 bits an entry. ImageJ shows them with grey values too, where other programs leave them alone. */
    private short[] colours() {
        short[] colours = new short[tiff.colours().length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (short) ((tiff.colours()[i] & 0xFF) * 257);
        }
        return colours;
    }

    private void write(ByteBuffer buffer) throws IOException {
        int length = buffer.remaining();
        WriteAside.put(out, buffer, position);
        position += length;
    }
}
