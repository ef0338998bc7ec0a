package io.biapy.io;

import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What an image file is.
 *
 * @param file the file
 * @param format the format's name, for example "TIFF"
 * @param size voxels along z, y, x
 * @param channelNames as the image shows them
 * @param pixelType how one value is stored
 * @param calibration voxel size, or unknown
 * @param storage how the format stores it: compression, tiles, pages; of several points of time also their number
 * @param levels sizes of the image itself and of the smaller copies in the file, if any
 */
public record ImageInfo(
        Path file,
        String format,
        Size size,
        List<String> channelNames,
        PixelType pixelType,
        Calibration calibration,
        String storage,
        List<Size> levels) {

    /** @param axes of a series without a point of time: the first */
    static ImageInfo of(Path file, Axes wanted) {
        ImageFormat format = ImageFormats.of(file);
        Axes axes = wanted.time().isPresent() ? wanted : wanted.atTime(0);
        try (ImageSource image = format.open(file, axes)) {
            return new ImageInfo(
                    file,
                    format.name(),
                    image.size(),
                    image.channelNames(),
                    image.pixelType(),
                    image.calibration(),
                    format.describe(file, axes),
                    format.levels(file, axes));
        }
    }

    @Override
    public String toString() {
        return file + "\n  format      " + format + ": " + storage + "\n  size        " + size
                + (size.is2D() ? " (y, x)" : " (z, y, x)") + "\n  channels    " + channelNames.size() + " ("
                + String.join(", ", channelNames) + ")\n  values      "
                + pixelType.name().toLowerCase(Locale.ROOT)
                + "\n  voxel size  " + (calibration.isKnown() ? calibration : "unknown: 1 pixel");
    }
}
