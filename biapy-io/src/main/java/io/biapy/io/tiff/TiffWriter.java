package io.biapy.io.tiff;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.WriteAside;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.StoredTypes;
import java.nio.file.Path;

/** Writes images and labels in memory as TIFF: one page a slice and channel, channels fastest, as ImageJ orders them. */
final class TiffWriter {
    private static final long MOST_ID = (1L << 32) - 1;
    /** Intensities: noise does not become smaller with more effort (0.1 % from level 1 to 6), only slower. */
    private static final int FAST = 1;
    /** Labels: a third smaller than at level 1, and quick at any. */
    private static final int SMALL = 6;

    private TiffWriter() {}

    static void write(FloatImage image, Path file) {
        Samples samples = new Samples(StoredTypes.of(image), false);
        Extent extent = image.extent();
        int plane = extent.y() * extent.x();
        double[] range = range(image.data());
        String text = ImageJText.of(extent, image.channels(), image.calibration(), range[0], range[1]);
        TiffOutput.PageLayout layout = layout(extent, samples.type(), text, image.calibration(), FAST);
        WriteAside.write(file, channel -> {
            TiffOutput out = new TiffOutput(channel, layout, TiffOutput.CLASSIC_LIMIT);
            for (int z = 0; z < extent.z(); z++) {
                for (int c = 0; c < image.channels(); c++) {
                    int start = (c * extent.z() + z) * plane;
                    out.page((first, rows, into) ->
                            samples.fromFloats(image.data(), start + first * extent.x(), into, 0, rows * extent.x()));
                }
            }
            out.finish();
        });
    }

    static void write(LabelImage labels, Path file) {
        write(labels, labels.maxId(), file);
    }

    /** Labels of any size, strip by strip; {@code most} is the largest id. */
    static void write(LabelSource labels, long most, Path file) {
        if (most > MOST_ID) {
            throw new InputException("Labels " + labels.name() + ": the largest id is " + most
                    + ", and a label TIFF that Fiji and" + " napari open holds ids up to " + MOST_ID
                    + ". Number the objects anew from 1, or save as .npy.");
        }
        Samples samples = new Samples(StoredTypes.ofIds(most), false);
        Size size = labels.size();
        Extent extent = Extent.zyx(Math.toIntExact(size.z()), Math.toIntExact(size.y()), Math.toIntExact(size.x()));
        String text = ImageJText.of(extent, 1, labels.calibration(), 0, most);
        TiffOutput.PageLayout layout = layout(extent, samples.type(), text, labels.calibration(), SMALL);
        long[] ids = new long[layout.rowsPerStrip() * extent.x()];
        WriteAside.write(file, channel -> {
            TiffOutput out = new TiffOutput(channel, layout, TiffOutput.CLASSIC_LIMIT);
            for (int z = 0; z < extent.z(); z++) {
                int slice = z;
                out.page((first, rows, into) -> {
                    labels.read(new Block(slice, first, 0, Extent.yx(rows, extent.x())), ids);
                    samples.fromIds(ids, 0, into, 0, rows * extent.x());
                });
            }
            out.finish();
        });
    }

    private static TiffOutput.PageLayout layout(
            Extent extent, PixelType type, String text, Calibration calibration, int level) {
        int format = type.isFloating() ? 3 : type.isSigned() ? 2 : 1;
        long[] resolution = new long[0];
        if (calibration.isKnown()) {
            long[] y = ImageJText.pixelsPerUnit(calibration.y());
            long[] x = ImageJText.pixelsPerUnit(calibration.x());
            resolution = new long[] {y[0], y[1], x[0], x[1]};
        }
        return new TiffOutput.PageLayout(extent.x(), extent.y(), type.bits(), format, text, resolution, level);
    }

    /** Lowest and highest finite value. */
    private static double[] range(float[] data) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float v : data) {
            if (Float.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return new double[] {low, high};
    }
}
