package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import java.io.IOException;

/** Reads the strips and tiles of one page of an open file, unpacked to whole bytes. */
final class SegmentReader {
    private static final int MOST_TABLES = 1 << 16;

    private final TiffBytes in;
    private final Page page;
    private final int pageNumber;

    /** A reader for a page that messages call number {@code pageNumber}, from 1. */
    SegmentReader(TiffBytes in, Page page, int pageNumber) {
        this.in = in;
        this.page = page;
        this.pageNumber = pageNumber;
    }

    /** Whether the file holds all bytes of a segment. */
    void check(long segment) {
        long offset = offset(segment);
        long count = page.byteCounts().number(in, segment);
        if (count == 0 || offset == 0 || offset > in.size() - count) {
            throw new FileException(
                    in.file(),
                    "ends too early or is damaged: " + name(segment) + " is " + count + " bytes at position " + offset
                            + ", and the file has " + in.size() + " bytes.");
        }
    }

    /** A whole segment, decompressed, predictor undone, odd bits widened: rows of equal length, in an array that may be longer and {@code room}'s. */
    byte[] decode(long segment, int rows, SegmentRoom room) {
        check(segment);
        long stored = page.rowBytes() * rows;
        long widened = (long) rows
                * page.segmentWidth()
                * page.interleaved()
                * page.samples().bytes();
        if (Math.max(stored, widened) > FileBytes.MOST) {
            throw new FileException(
                    in.file(),
                    "has a strip or tile of " + Math.max(stored, widened) + " bytes; at most " + FileBytes.MOST
                            + " can be read. Save it with smaller strips or tiles.");
        }
        long count = page.byteCounts().number(in, segment);
        if (stored > count * page.compression().mostRatio()) {
            throw tooShort(segment, count, stored);
        }
        boolean jpeg = page.compression() == Compression.JPEG;
        byte[] packed = jpeg ? in.read(offset(segment), count) : in.read(offset(segment), count, room::packed);
        if (page.reversedBits()) {
            BitKernel.reverse(packed);
        }
        if (jpeg) {
            return jpeg(segment, packed, rows);
        }
        byte[] data = room.unpacked((int) stored);
        int got = page.compression().unpack(packed, (int) count, data, (int) stored);
        if (got < stored) {
            throw tooShort(segment, got, stored);
        }
        int rowBytes = (int) page.rowBytes();
        boolean big = page.samples().bigEndian();
        if (page.predictor() == 2) {
            PredictorKernel.horizontal(data, rows, rowBytes, page.interleaved(), page.bits(), big);
        } else if (page.predictor() == 3) {
            PredictorKernel.floatingPoint(data, rows, rowBytes, page.interleaved(), page.bits(), big);
        }
        int rowSamples = (int) page.segmentWidth() * page.interleaved();
        return page.bits() % 8 == 0 ? data : BitKernel.unpack(data, rows, rowBytes, rowSamples, page.bits());
    }

    private byte[] jpeg(long segment, byte[] packed, int rows) {
        try {
            byte[] tables = page.jpegTables().map(this::tables).orElse(new byte[0]);
            return JpegSegment.decode(
                    packed, tables, page.chroma(), rows, (int) page.segmentWidth(), page.interleaved());
        } catch (IOException e) {
            throw new FileException(in.file(), "is damaged: " + name(segment) + " (JPEG): " + e.getMessage() + ".", e);
        }
    }

    private byte[] tables(TagValue tag) {
        if (tag.count() > MOST_TABLES) {
            throw new FileException(in.file(), "is damaged: it claims JPEG tables of " + tag.count() + " bytes.");
        }
        return in.read(tag.position(), tag.count());
    }

    /** Some rows of a segment of a plain page, straight from the file. */
    byte[] plainRows(long segment, long firstRow, long rows) {
        check(segment);
        long end = (firstRow + rows) * page.rowBytes();
        long count = page.byteCounts().number(in, segment);
        if (end > count) {
            throw tooShort(segment, count, end);
        }
        return in.read(offset(segment) + firstRow * page.rowBytes(), rows * page.rowBytes());
    }

    private long offset(long segment) {
        return page.offsets().number(in, segment) + page.shift();
    }

    private FileException tooShort(long segment, long got, long wanted) {
        return new FileException(
                in.file(),
                "is damaged: " + name(segment) + " (" + page.compression() + ") holds " + got + " bytes of the "
                        + wanted + " it should.");
    }

    private String name(long segment) {
        return (page.tiled() ? "tile " : "strip ") + (segment + 1) + " of page " + pageNumber;
    }
}
