package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.core.workflow.PredictionType;
import io.biapy.io.Images;
import io.biapy.io.sample.ScaledImage;
import io.biapy.io.zarr.ZarrFiles;
import io.biapy.io.zarr.ZarrLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Predictions in files, as exact as their type. */
final class KeptPrediction {
    private KeptPrediction() {}

    /** The values of a .npy file of a work folder, which holds stored numbers. */
    static ImageSource open(Path file, PredictionType type) {
        ImageSource numbers = Images.open(file);
        return type.scale() == 1 ? numbers : new ScaledImage(numbers, type.scale(), 0);
    }

    /** Whether keeping it means to write it once more; else its file is moved. */
    static boolean isCopied(Path to) {
        return !to.toString().endsWith(".npy");
    }

    /** Gives the file of a work folder the name under which it stays. */
    static void move(Path file, Path to) {
        try {
            Files.createDirectories(to.toAbsolutePath().resolveSibling(""));
            Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FileException(to, "cannot be written (" + e + ").", e);
        }
    }

    /** Writes values that were rounded to {@code type}; what has the name goes when all of it is there. */
    static void write(
            ImageSource prediction,
            PredictionType type,
            Path to,
            Workers workers,
            Progress progress,
            Cancellation cancellation) {
        ImageSpec spec = ImageSpec.of(prediction.size(), type.stored())
                .channelNames(prediction.channelNames())
                .calibration(prediction.calibration());
        try (ImageSink sink = type.scale() == 1
                ? ImageFormats.named(to).createWhole(spec, to, workers)
                : ZarrFiles.createWhole(spec, to, ZarrLayout.standard().scaled(type.scale()), workers)) {
            ImageCopy.with(workers)
                    .onProgress((step, done, total, note) -> progress.update("keep prediction", done, total, note))
                    .cancellable(cancellation)
                    .copy(prediction, sink);
        }
    }
}
