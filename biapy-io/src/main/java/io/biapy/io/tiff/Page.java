package io.biapy.io.tiff;

import io.biapy.io.sample.Samples;
import java.util.Locale;
import java.util.Optional;

/**
 * How one directory stores its image: a grid of equal strips or tiles ("segments"), row by row, and with samples apart
 * ({@code planar}) one such grid a sample. Immutable.
 *
 * @param bits of one sample, 1 to 16, 32 or 64
 * @param samples type and byte order once unpacked: samples of odd bit counts become whole bytes
 * @param segmentHeight rows of a segment; a strip at the lower edge has fewer, a tile never
 * @param chroma whether the three samples are luma and chroma, which become colours when read
 * @param jpegTables what the streams of a page packed as JPEG have in common
 * @param shift added to every offset, for further images that follow the first without directories of their own
 */
record Page(
        long width,
        long height,
        int samplesPerPixel,
        boolean planar,
        int bits,
        Samples samples,
        Compression compression,
        int predictor,
        boolean reversedBits,
        boolean colour,
        boolean chroma,
        boolean tiled,
        long segmentWidth,
        long segmentHeight,
        TagValue offsets,
        TagValue byteCounts,
        Optional<TagValue> jpegTables,
        long shift) {

    long segmentsAcross() {
        return (width + segmentWidth - 1) / segmentWidth;
    }

    long segmentsDown() {
        return (height + segmentHeight - 1) / segmentHeight;
    }

    /** Segments of all samples together. */
    long segments() {
        return segmentsAcross() * segmentsDown() * (planar ? samplesPerPixel : 1);
    }

    /** Samples that stand beside each other in a segment. */
    int interleaved() {
        return planar ? 1 : samplesPerPixel;
    }

    /** Bytes of one row of a segment, as stored before compression. */
    long rowBytes() {
        return (segmentWidth * interleaved() * bits + 7) / 8;
    }

    /** Rows of a segment in row {@code down} of the grid. */
    long rowsOf(long down) {
        return tiled ? segmentHeight : Math.min(segmentHeight, height - down * segmentHeight);
    }

    /** Bytes of all segments before compression. */
    double storedBytes() {
        double rows = tiled ? (double) segmentsDown() * segmentHeight : height;
        return (double) rowBytes() * segmentsAcross() * rows * (planar ? samplesPerPixel : 1);
    }

    /** Whether samples are whole bytes and nothing has to be undone before reading them. */
    boolean isPlain() {
        return compression == Compression.NONE && predictor == 1 && !reversedBits && bits % 8 == 0;
    }

    /** Whether another page can be a slice of the same stack. */
    boolean isLike(Page other) {
        return width == other.width
                && height == other.height
                && samplesPerPixel == other.samplesPerPixel
                && samples.type() == other.samples.type()
                && colour == other.colour;
    }

    /** Whether a page of another file can be: unlike those of one file, their bytes may stand in another order. */
    boolean isLikeInOrder(Page other) {
        boolean sameOrder = samples.bytes() == 1 || samples.bigEndian() == other.samples.bigEndian();
        return isLike(other) && sameOrder;
    }

    /** The image that follows {@code distance} bytes later. */
    Page shifted(long distance) {
        return new Page(
                width,
                height,
                samplesPerPixel,
                planar,
                bits,
                samples,
                compression,
                predictor,
                reversedBits,
                colour,
                chroma,
                tiled,
                segmentWidth,
                segmentHeight,
                offsets,
                byteCounts,
                jpegTables,
                shift + distance);
    }

    /** Size and type, for messages. */
    String shape() {
        return height + " x " + width + (samplesPerPixel == 1 ? "" : " x " + samplesPerPixel + " samples") + " "
                + samples.type().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        String packing = compression + (predictor == 1 ? "" : " with predictor " + predictor);
        String grid = tiled
                ? "tiles of " + segmentHeight + " x " + segmentWidth
                : segmentsDown() == 1 ? "one strip" : "strips of " + segmentHeight + " rows";
        return packing + ", " + grid + (planar && samplesPerPixel > 1 ? ", samples apart" : "");
    }
}
