package io.biapy.io.sample;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Workers;
import java.nio.file.Path;

/** A format that saves what is in memory through its own sinks, in the type that keeps every value. */
public interface SinkFormat extends ImageFormat {
    @Override
    ImageSink create(ImageSpec spec, Path file);

    @Override
    LabelSink createLabels(ImageSpec spec, Path file);

    @Override
    default void write(FloatImage image, Path file) {
        SavedImage.write(image, file, this, Workers.callerOnly());
    }

    @Override
    default void writeLabels(LabelImage labels, Path file) {
        writeLabels(labels, labels.maxId(), file, ImageCopy.with(Workers.callerOnly()));
    }

    @Override
    default void writeLabels(LabelSource labels, long maxId, Path file, ImageCopy copy) {
        SavedImage.write(labels, maxId, file, this, copy);
    }
}
