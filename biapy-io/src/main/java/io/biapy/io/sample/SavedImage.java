package io.biapy.io.sample;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import java.nio.file.Path;

/** Saves what is in memory through the sinks of a format, in the type that keeps every value. */
public final class SavedImage {
    private SavedImage() {}

    /** In the image's own integer type where every value fits it, else as 32-bit float. */
    public static void write(FloatImage image, Path file, ImageFormat format, Workers workers) {
        try (ImageSink sink = format.createWhole(spec(image, StoredTypes.of(image)), file, workers)) {
            ImageCopy.with(workers).copy(image, sink);
        }
    }

    /** In the narrowest unsigned type that holds ids up to {@code maxId}. */
    public static void write(LabelSource labels, long maxId, Path file, ImageFormat format, ImageCopy copy) {
        try (LabelSink sink = format.createWholeLabels(spec(labels, maxId), file, copy.workers())) {
            copy.copy(labels, sink);
        }
    }

    /** What an image is, to be stored in {@code type}. */
    public static ImageSpec spec(FloatImage image, PixelType type) {
        return ImageSpec.of(image.size(), type)
                .channelNames(image.channelNames())
                .calibration(image.calibration());
    }

    /** What labels are, in the narrowest unsigned type that holds ids up to {@code maxId}. */
    public static ImageSpec spec(LabelSource labels, long maxId) {
        return ImageSpec.of(labels.size(), StoredTypes.ofIds(maxId)).calibration(labels.calibration());
    }
}
