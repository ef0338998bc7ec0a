package io.biapy.io.tiff;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.export.LabelColors;
import io.biapy.io.sample.SavedImage;
import io.biapy.io.sample.StoredTypes;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * TIFF files in a layout of choice; {@link io.biapy.io.Images} does the same in the standard one. Pages run through channels, then slices. Files
 * called .ome.tif get OME-XML, others ImageJ's description; above 4 GB it is BigTIFF. Labels carry a look-up table of
 * {@link LabelColors} for ImageJ and Fiji, which show 256 colours: of more ids than 511 neighbours in number share one there, and the very first
 * look like background. What has the file's name already is replaced when the new one is complete. Safe for several threads.
 */
public final class TiffFiles {
    private static final long MOST_ID = (1L << 32) - 1;
    private static final byte[] NO_COLOURS = {};
    private static final Set<PixelType> TYPES = EnumSet.of(
            PixelType.UINT8,
            PixelType.INT8,
            PixelType.UINT16,
            PixelType.INT16,
            PixelType.UINT32,
            PixelType.INT32,
            PixelType.FLOAT32);
    private static final Set<PixelType> ID_TYPES = EnumSet.of(PixelType.UINT8, PixelType.UINT16, PixelType.UINT32);

    private TiffFiles() {}

    /** Makes an image that is written block by block; strips or tiles are best written whole. */
    public static ImageSink create(ImageSpec spec, Path file, TiffLayout layout) {
        return create(spec, file, layout, 0, 0);
    }

    private static ImageSink create(ImageSpec spec, Path file, TiffLayout layout, double low, double high) {
        PixelType type = WritableTypes.forImage(spec, TYPES);
        return TargetImage.of(TiffTarget.create(NewTiff.of(file, spec, type, layout, low, high, NO_COLOURS), file));
    }

    /** Makes a label image that is written block by block. */
    public static LabelSink createLabels(ImageSpec spec, Path file, TiffLayout layout) {
        return createLabels(spec, file, layout, 0);
    }

    private static LabelSink createLabels(ImageSpec spec, Path file, TiffLayout layout, long most) {
        PixelType type = WritableTypes.forLabels(spec, ID_TYPES, "a label TIFF that Fiji and napari open", file);
        return TargetLabels.of(
                TiffTarget.create(NewTiff.of(file, spec, type, layout, 0, most, LabelColors.table()), file));
    }

    /** Saves an image, in its own integer type where every value fits it, else as 32-bit float; the same bytes for any number of threads. */
    public static void save(FloatImage image, Path file, TiffLayout layout, Workers workers) {
        ImageSpec spec = SavedImage.spec(image, StoredTypes.of(image, workers));
        double[] range = ValueRange.of(image.data(), workers);
        try (ImageSink sink = create(spec, file, layout, range[0], range[1])) {
            ImageCopy.with(workers).copy(image, sink);
        }
    }

    /**
     * Saves labels of any size, in the narrowest unsigned type that holds their ids; the same bytes for any number of threads.
     *
     * @param maxId the largest id
     * @param copy with its threads and progress
     * @throws InputException where that is more than 32 bits hold
     */
    public static void save(LabelSource labels, long maxId, Path file, TiffLayout layout, ImageCopy copy) {
        if (maxId > MOST_ID) {
            throw new InputException("Labels " + labels.name() + ": the largest id is " + maxId
                    + ", and a label TIFF that Fiji and napari open holds ids up to " + MOST_ID
                    + ". Number the objects anew from 1, or save as .npy.");
        }
        try (LabelSink sink = createLabels(SavedImage.spec(labels, maxId), file, layout, maxId)) {
            copy.copy(labels, sink);
        }
    }
}
