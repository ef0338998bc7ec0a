package io.biapy.core.image;

import io.biapy.core.error.FileException;
import io.biapy.core.run.Workers;
import io.biapy.core.run.WriteAside;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One file format: SPI found by {@link java.util.ServiceLoader}. Implementations are stateless and safe for several threads, throw
 * {@link io.biapy.core.error.FileException} for anything wrong with the file, and write aside and rename, so that no half-written
 * file ever has its final name; only {@link #create} may leave one that is usable in parts.
 */
public interface ImageFormat {
    /** Display name, for example "TIFF". */
    String name();

    /** Lower-case extensions without the dot, the usual one first. */
    List<String> extensions();

    /** Those of {@link #extensions} that can be written. */
    default List<String> writtenExtensions() {
        return extensions();
    }

    /** Whether {@code file} exists and starts like this format, whatever its extension. */
    boolean recognizes(Path file);

    /** Other files that hold parts of the image in {@code file}, each of which opens it too; absolute paths, and none for most formats. */
    default Set<Path> parts(Path file) {
        return Set.of();
    }

    /** Whether one file or folder of this format holds several images, named by a path inside of it, as {@code a.zarr:/labels/cells}. */
    default boolean isContainer() {
        return false;
    }

    /**
     * Whether this reads, and never writes, what the others do not: files with its own extensions first of all, then any file that no other
     * format knows by content or by extension.
     */
    default boolean isFallback() {
        return false;
    }

    /** Whether values come back as they were written, and not only nearly so. */
    default boolean isExact() {
        return true;
    }

    /** Refuses a path that holds an image, or anything else, already. */
    default void requireAbsent(Path file) {
        WriteAside.requireAbsent(file);
    }

    /** Refuses labels that no file of this format holds, whatever their ids, so that it is known before long work starts. */
    default void requireLabelsFit(Size size, Path file) {}

    /** Opens an image whose axes the file tells, or this format's documentation says how they are guessed. */
    default ImageSource open(Path file) {
        return open(file, Axes.AS_STORED);
    }

    /** Opens an image whose axes the caller names. */
    ImageSource open(Path file, Axes axes);

    /** Opens a label image whose axes the file tells. */
    default LabelSource openLabels(Path file) {
        return openLabels(file, Axes.AS_STORED);
    }

    /** Opens a label image whose axes the caller names; ids are read exactly as stored. */
    LabelSource openLabels(Path file, Axes axes);

    /** One line on how the file stores its image, beside what the opened image tells: for example compression and tiling. */
    String describe(Path file);

    /** As {@link #describe(Path)} of a file whose axes the caller names, where what they mean is part of it. */
    default String describe(Path file, Axes axes) {
        return describe(file);
    }

    /** As {@link #levels(Path)} of a file whose axes the caller names. */
    default List<Size> levels(Path file, Axes axes) {
        if (axes.isAsStored()) {
            return levels(file);
        }
        try (ImageSource image = open(file, axes)) {
            return List.of(image.size());
        }
    }

    /** Sizes of the image and of the smaller copies of it that the file holds, in the order of the file: the image itself first. */
    default List<Size> levels(Path file) {
        try (ImageSource image = open(file, Axes.AS_STORED.atTime(0))) {
            return List.of(image.size());
        }
    }

    /** Writes all channels as 32-bit float, or as the image's own integer type where every value fits it. */
    void write(FloatImage image, Path file);

    /** Writes ids in the narrowest unsigned integer type that holds them. */
    void writeLabels(LabelImage labels, Path file);

    /**
     * Makes an image without values, to be written block by block; what has its name already is replaced. A format that writes whole images
     * only collects them in memory.
     */
    default ImageSink create(ImageSpec spec, Path file) {
        return new CollectedImage(this, spec, file);
    }

    /** Makes a label image without objects, to be written block by block; otherwise as {@link #create}. */
    default LabelSink createLabels(ImageSpec spec, Path file) {
        return new CollectedLabels(this, spec, file);
    }

    /**
     * As {@link #create}, but nothing is there until all of it was written and the sink is closed, and what had its name stays until then.
     * Where {@link #create} does so already it is the same.
     *
     * @param workers finish the file when the sink is closed
     */
    default ImageSink createWhole(ImageSpec spec, Path file, Workers workers) {
        return create(spec, file);
    }

    /** As {@link #createWhole}, of labels. */
    default LabelSink createWholeLabels(ImageSpec spec, Path file, Workers workers) {
        return createLabels(spec, file);
    }

    /** Opens an existing image for more writing. */
    default ImageSink update(Path file) {
        throw notUpdated(file);
    }

    /** Opens an existing label image for more writing. */
    default LabelSink updateLabels(Path file) {
        throw notUpdated(file);
    }

    private FileException notUpdated(Path file) {
        return new FileException(
                file, name() + " cannot be changed once it is written; give a name that ends in .zarr for that.");
    }

    /**
     * Writes labels that may not fit into memory, where the format can do so part by part; else they are loaded first.
     *
     * @param maxId the largest id
     * @param copy what copies them, part by part: with its threads, telling how far it is, and stopping when that is asked for, without a file then
     */
    default void writeLabels(LabelSource labels, long maxId, Path file, ImageCopy copy) {
        writeLabels(labels.load(), file);
    }
}
