package io.biapy.io.tiff;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A TIFF file that is to be written: pages of one sample a pixel, little endian, channels fastest, then slices, as ImageJ orders them.
 *
 * @param resolution pixels a unit along y and x, numerators before denominators; empty where the voxel size is not known
 * @param colours a look-up table for ImageJ (red, green, blue of 256 entries each), or empty
 */
record NewTiff(
        ImageSpec spec,
        Samples samples,
        TiffLayout layout,
        Optional<ByteCodec> codec,
        int segmentHeight,
        int segmentWidth,
        String description,
        long[] resolution,
        byte[] colours) {
    private static final long MOST_SEGMENTS = 1L << 28;

    /**
     * As {@code layout} says.
     *
     * @param type one that TIFF has
     * @param low lowest value shown, and {@code high} the highest; equal where they are not known
     */
    static NewTiff of(
            Path file, ImageSpec spec, PixelType type, TiffLayout layout, double low, double high, byte[] colours) {
        if (Math.max(spec.size().y(), spec.size().x()) > Integer.MAX_VALUE
                || (double) spec.size().z() * spec.channelNames().size() > Integer.MAX_VALUE) {
            throw new InputException(file + ": a TIFF file cannot hold " + spec.size() + ".");
        }
        Samples samples = new Samples(type, false);
        int height = (int) spec.size().y();
        int width = (int) spec.size().x();
        TiffLayout wanted = tiled(spec, layout);
        boolean labels = colours.length > 0;
        String description = OmeText.fits(file, type)
                ? OmeText.of(spec, type)
                : ImageJText.of(spec.size(), spec.channelNames().size(), spec.calibration(), low, high);
        NewTiff tiff = new NewTiff(
                spec,
                samples,
                wanted,
                wanted.codec(labels),
                wanted.segmentHeight(height, (long) width * samples.bytes()),
                wanted.segmentWidth(width),
                description,
                resolution(spec.calibration()),
                colours);
        if ((double) tiff.pages() * tiff.down() * tiff.across() > MOST_SEGMENTS) {
            throw new InputException(file + ": " + spec.size() + " in " + wanted + " would need more than "
                    + MOST_SEGMENTS + " strips or tiles; take larger tiles, or .zarr.");
        }
        return tiff;
    }

    /** Chunks that were asked for and are no whole rows become tiles. */
    private static TiffLayout tiled(ImageSpec spec, TiffLayout layout) {
        if (layout.isTiled() || spec.chunk().isEmpty()) {
            return layout;
        }
        int x = spec.chunk().get().x();
        int y = spec.chunk().get().y();
        return x >= spec.size().x() ? layout : layout.tiles((y + 15) / 16 * 16, (x + 15) / 16 * 16);
    }

    private static long[] resolution(Calibration calibration) {
        if (!calibration.isKnown()) {
            return new long[0];
        }
        long[] y = ImageJText.pixelsPerUnit(calibration.y());
        long[] x = ImageJText.pixelsPerUnit(calibration.x());
        return new long[] {y[0], y[1], x[0], x[1]};
    }

    int height() {
        return (int) spec.size().y();
    }

    int width() {
        return (int) spec.size().x();
    }

    int channels() {
        return spec.channelNames().size();
    }

    int pages() {
        return (int) spec.size().z() * channels();
    }

    /** Segments below each other in a page. */
    int down() {
        return (height() - 1) / segmentHeight + 1;
    }

    /** Segments beside each other in a page. */
    int across() {
        return (width() - 1) / segmentWidth + 1;
    }

    /** Rows that segments in row {@code down} of the grid store: of the last strip only those of the image. */
    int storedRows(int down) {
        return layout.isTiled() ? segmentHeight : Math.min(segmentHeight, height() - down * segmentHeight);
    }

    /** Bytes of one stored row. */
    int rowBytes() {
        return segmentWidth * samples.bytes();
    }

    int sampleFormat() {
        PixelType type = samples.type();
        return type.isFloating() ? 3 : type.isSigned() ? 2 : 1;
    }

    boolean hasPredictor() {
        return layout.hasPredictor() && !samples.type().isFloating();
    }

    /** Packs the stored bytes of a segment; they may be changed. */
    byte[] pack(byte[] raw) {
        if (hasPredictor()) {
            PredictorKernel.difference(
                    raw, raw.length / rowBytes(), rowBytes(), samples.type().bits());
        }
        return codec.isPresent() ? codec.get().encode(raw, 0, raw.length) : raw;
    }
}
