package io.biapy.io;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.core.run.Workers;
import io.biapy.io.sample.StoredTypes;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies an image or labels into another format, block by block where the format can do so: voxel size, channels and type go along where
 * the format has them, and {@link Converted} says what does not. Integers above 2^24 and 64-bit floats are rounded to 32-bit floats, as
 * all our values; labels keep all 64 bits. The new file appears when it is complete, and what it replaces stays until then. Immutable, safe
 * for several threads.
 *
 * <pre>{@code
 * Conversion.labels().run(Path.of("cells.tif"), Path.of("cells.zarr"), IfExists.REFUSE);
 * }</pre>
 */
public final class Conversion {
    private final boolean labels;
    private final Axes axes;
    private final @Nullable Calibration voxelSize;
    private final Workers workers;
    private final Progress progress;
    private final Cancellation cancellation;

    private Conversion(
            boolean labels,
            Axes axes,
            @Nullable Calibration voxelSize,
            Workers workers,
            Progress progress,
            Cancellation cancellation) {
        this.labels = labels;
        this.axes = axes;
        this.voxelSize = voxelSize;
        this.workers = workers;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Of images: all channels, values as floats. */
    public static Conversion images() {
        return new Conversion(false, Axes.AS_STORED, null, Workers.callerOnly(), Progress.none(), Cancellation.never());
    }

    /** Of labels: ids exactly, in the narrowest type that holds them, which takes a look at all of them first. */
    public static Conversion labels() {
        return new Conversion(true, Axes.AS_STORED, null, Workers.callerOnly(), Progress.none(), Cancellation.never());
    }

    /** What the input's dimensions mean, and which point of time to take; default: as it says. */
    public Conversion axes(Axes other) {
        return new Conversion(labels, other, voxelSize, workers, progress, cancellation);
    }

    /** Wins over the voxel size of the input. */
    public Conversion voxelSize(Calibration other) {
        return new Conversion(labels, axes, other, workers, progress, cancellation);
    }

    /** Threads for reading and packing; the result does not depend on them. */
    public Conversion with(Workers other) {
        return new Conversion(labels, axes, voxelSize, other, progress, cancellation);
    }

    /** Told after every block. */
    public Conversion onProgress(Progress other) {
        return new Conversion(labels, axes, voxelSize, workers, other, cancellation);
    }

    /** Looked at before every block; what was begun does not appear. */
    public Conversion cancellable(Cancellation other) {
        return new Conversion(labels, axes, voxelSize, workers, progress, other);
    }

    /**
     * Converts one file.
     *
     * @throws FileException where the input cannot be read, the output exists and may not be replaced, or its format cannot hold the image
     */
    public Converted run(Path in, Path out, IfExists ifExists) {
        if (labels) {
            try (LabelSource source = Images.labels(in, axes)) {
                return run(source, out, ifExists);
            }
        }
        try (ImageSource source = ImageFormats.of(in).open(in, axes)) {
            return run(source, out, ifExists);
        }
    }

    /** Converts an image that is open already, a stack for example; it stays open. */
    public Converted run(ImageSource source, Path out, IfExists ifExists) {
        ImageFormat format = writing(out, ifExists);
        Calibration calibration = Optional.ofNullable(voxelSize).orElse(source.calibration());
        ImageSpec spec = ImageSpec.of(source.size(), source.pixelType())
                .channelNames(source.channelNames())
                .calibration(calibration);
        try (ImageSink sink = format.createWhole(spec, out, workers)) {
            copy().copy(source, sink);
        }
        return Converted.of(spec, format, out).with(Converted.rounding(source.pixelType()));
    }

    /** Converts labels that are open already; they stay open. */
    public Converted run(LabelSource source, Path out, IfExists ifExists) {
        ImageFormat format = writing(out, ifExists);
        Calibration calibration = Optional.ofNullable(voxelSize).orElse(source.calibration());
        ImageSpec spec = ImageSpec.of(source.size(), StoredTypes.ofIds(copy().largestId(source)))
                .calibration(calibration);
        try (LabelSink sink = format.createWholeLabels(spec, out, workers)) {
            copy().copy(source, sink);
        }
        return Converted.of(spec, format, out);
    }

    private ImageCopy copy() {
        return ImageCopy.with(workers).onProgress(progress).cancellable(cancellation);
    }

    private static ImageFormat writing(Path file, IfExists ifExists) {
        ImageFormat format = ImageFormats.named(file);
        if (ifExists == IfExists.REFUSE) {
            format.requireAbsent(file);
        }
        return format;
    }

    @Override
    public String toString() {
        return "Conversion of " + (labels ? "labels" : "images") + (axes.isAsStored() ? "" : ", axes " + axes)
                + (voxelSize == null ? "" : ", voxel size " + voxelSize);
    }
}
