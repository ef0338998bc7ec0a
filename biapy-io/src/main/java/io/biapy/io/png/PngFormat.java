package io.biapy.io.png;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.WriteAside;
import io.biapy.io.axes.PictureAxes;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.StoredTypes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * PNG: grey of 1 to 16 bits, RGB and palettes, with or without alpha, interlaced or not; values as stored. An image's palette
 * entries are read as their colours, a label image's as their numbers. Check sums are verified. Written: one or three channels of
 * whole values up to 65535 (three: 255), and ids up to 65535. Stateless, safe for several threads.
 */
public final class PngFormat implements ImageFormat {
    private static final int MOST_ID = 65535;

    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public List<String> extensions() {
        return List.of("png");
    }

    @Override
    public boolean recognizes(Path file) {
        return Arrays.equals(FileBytes.head(file, PngHeader.SIGNATURE.length), PngHeader.SIGNATURE);
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        PictureAxes.check(file, axes, name());
        return StoredImage.of(PngPixels.open(file, true));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        PictureAxes.check(file, axes, name());
        return StoredLabels.of(PngPixels.open(file, false));
    }

    @Override
    public String describe(Path file) {
        return PngPixels.open(file, true).toString();
    }

    @Override
    public void write(FloatImage image, Path file) {
        PixelType type = StoredTypes.of(image);
        Extent extent = image.extent();
        boolean grey = image.channels() == 1 && (type == PixelType.UINT8 || type == PixelType.UINT16);
        boolean colour = image.channels() == 3 && type == PixelType.UINT8;
        if (extent.z() > 1 || !(grey || colour)) {
            throw new InputException(
                    "Image " + image.name() + " (" + extent + ", " + image.channels()
                            + (image.channels() == 1 ? " channel, " : " channels, ") + type
                            + ") cannot be a PNG file: that holds one grey channel of 8 or 16 bits, or three of 8. Save it as .tif.");
        }
        int plane = extent.voxels();
        int[] values = new int[plane];
        for (int c = 0; c < image.channels(); c++) {
            for (int i = 0; i < plane; i++) {
                values[i] = values[i] << 8 | (int) image.data()[c * plane + i];
            }
        }
        WriteAside.bytes(
                file,
                colour
                        ? PngEncoder.rgb(extent.y(), extent.x(), values)
                        : PngEncoder.grey(extent.y(), extent.x(), values, type == PixelType.UINT16));
    }

    @Override
    public void requireLabelsFit(Size size, Path file) {
        if (!size.is2D()) {
            throw new FileException(
                    file,
                    "is a PNG file, which holds a plane, but the labels are " + size
                            + "; give a name that ends in .tif.");
        }
    }

    @Override
    public void writeLabels(LabelImage labels, Path file) {
        long most = labels.maxId();
        Extent extent = labels.extent();
        if (extent.z() > 1 || most > MOST_ID) {
            throw new InputException("Labels " + labels.name() + " (" + extent + ", largest id " + most
                    + ") cannot be a PNG file: that is 2D and holds ids up to " + MOST_ID + ". Save them as .tif.");
        }
        WriteAside.bytes(file, PngEncoder.grey(extent.y(), extent.x(), labels.codes(), most > 255));
    }
}
