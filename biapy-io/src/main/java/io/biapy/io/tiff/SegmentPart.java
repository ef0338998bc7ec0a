package io.biapy.io.tiff;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.io.sample.SampleFill;

/** What a block and a strip or tile of a page that is to be written have in common: rows and columns of the page. */
record SegmentPart(NewTiff tiff, int page, int down, int across, int slice, Block block) {

    /** Number within the page. */
    int number() {
        return down * tiff.across() + across;
    }

    private long top() {
        return Math.max(block.y(), (long) down * tiff.segmentHeight());
    }

    private long bottom() {
        return Math.min(block.y() + block.extent().y(), Math.min(tiff.height(), (down + 1L) * tiff.segmentHeight()));
    }

    private long left() {
        return Math.max(block.x(), (long) across * tiff.segmentWidth());
    }

    private long right() {
        return Math.min(block.x() + block.extent().x(), Math.min(tiff.width(), (across + 1L) * tiff.segmentWidth()));
    }

    long pixels() {
        return (bottom() - top()) * (right() - left());
    }

    /** Pixels of the image in the segment. */
    long allPixels() {
        long rows = Math.min(tiff.height(), (down + 1L) * tiff.segmentHeight()) - (long) down * tiff.segmentHeight();
        long columns =
                Math.min(tiff.width(), (across + 1L) * tiff.segmentWidth()) - (long) across * tiff.segmentWidth();
        return rows * columns;
    }

    boolean isWhole() {
        return pixels() == allPixels();
    }

    /** Stored bytes of the whole segment. */
    int storedBytes() {
        return Math.multiplyExact(tiff.storedRows(down), tiff.rowBytes());
    }

    /** Puts the samples to their place in the stored bytes. */
    void fill(SampleFill samples, byte[] into) {
        Extent extent = block.extent();
        int columns = (int) (right() - left());
        int rows = (int) (bottom() - top());
        int first =
                (int) ((slice - block.z()) * extent.y() + top() - block.y()) * extent.x() + (int) (left() - block.x());
        int at = (int) ((top() - (long) down * tiff.segmentHeight()) * tiff.rowBytes()
                + (left() - (long) across * tiff.segmentWidth())
                        * tiff.samples().bytes());
        if (columns == extent.x() && columns == tiff.segmentWidth()) {
            samples.fill(first, into, at, rows * columns);
            return;
        }
        for (int row = 0; row < rows; row++) {
            samples.fill(first + row * extent.x(), into, at + row * tiff.rowBytes(), columns);
        }
    }
}
