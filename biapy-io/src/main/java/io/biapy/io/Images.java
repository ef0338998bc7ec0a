package io.biapy.io;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import java.nio.file.Path;

/**
 * Images and labels from files, and back: the entry to this module. Formats are found by content, then by extension, among all
 * {@link ImageFormat}s on the class path. Opening reads headers only; what comes back reads pixels block by block and holds no file
 * open in between. Every problem with a file is a {@link FileException} that starts with its name. Safe for several threads.
 *
 * <pre>{@code
 * FloatImage cells = Images.open("cells.tif").load();
 * ImageSet training = Images.pairs("train/raw", "train/label");
 * Images.save(labels, Path.of("out/labels.tif"), IfExists.REPLACE);
 * }</pre>
 */
public final class Images {
    private Images() {}

    /** Opens an image: axes z, y, x and channels as the file says. A grey picture stored in colours is one channel. */
    public static ImageSource open(Path file) {
        return VoxelSizeNotice.of(ImageFormats.of(file).open(file));
    }

    /** As {@link #open(Path)}. */
    public static ImageSource open(String file) {
        return open(Path.of(file));
    }

    /** Opens an image whose axes the caller names, slowest first, for example {@code "CZYX"}: see {@link Axes}. */
    public static ImageSource open(Path file, String axes) {
        return open(file, Axes.of(axes));
    }

    /** Opens an image as the caller says: axes, or one point of time ({@code Axes.AS_STORED.atTime(3)}). */
    public static ImageSource open(Path file, Axes axes) {
        return VoxelSizeNotice.of(ImageFormats.of(file).open(file, axes));
    }

    /** Opens an image whose voxel size the caller knows: it wins over what the file says or does not say. */
    public static ImageSource open(Path file, Calibration voxel) {
        return ImageFormats.of(file).open(file).withCalibration(voxel);
    }

    /** The same of an image whose axes the caller names. */
    public static ImageSource open(Path file, Axes axes, Calibration voxel) {
        return ImageFormats.of(file).open(file, axes).withCalibration(voxel);
    }

    /** Opens a label image: ids exactly as stored, 0 for background; negative or broken numbers are refused when read. */
    public static LabelSource labels(Path file) {
        return ImageFormats.of(file).openLabels(file);
    }

    /** As {@link #labels(Path)}. */
    public static LabelSource labels(String file) {
        return labels(Path.of(file));
    }

    /** Opens a label image whose axes the caller names: see {@link Axes}. */
    public static LabelSource labels(Path file, String axes) {
        return labels(file, Axes.of(axes));
    }

    /** Opens a label image as the caller says: axes, or one point of time. */
    public static LabelSource labels(Path file, Axes axes) {
        return ImageFormats.of(file).openLabels(file, axes);
    }

    /** The image files of a folder, in natural order of their names; of a file, that file alone. */
    public static ImageFiles folder(Path folder) {
        return ImageFiles.in(folder);
    }

    /** As {@link #folder(Path)}. */
    public static ImageFiles folder(String folder) {
        return folder(Path.of(folder));
    }

    /**
     * A folder whose files are the slices of one volume, in natural order of their names: opened as one image, each file read when it is
     * needed. The voxel size along z is not known from them; give it with {@link ImageSource#withCalibration}. A {@link FileException}
     * lists the files that differ from the first in size, channels or type.
     */
    public static ImageSource stack(Path folder) {
        return SliceStacks.image(folder);
    }

    /** As {@link #stack(Path)}. */
    public static ImageSource stack(String folder) {
        return stack(Path.of(folder));
    }

    /** As {@link #stack(Path)}, of labels: equal ids of different slices are one object. */
    public static LabelSource labelStack(Path folder) {
        return SliceStacks.labels(folder);
    }

    /** As {@link #labelStack(Path)}. */
    public static LabelSource labelStack(String folder) {
        return labelStack(Path.of(folder));
    }

    /**
     * The images of one folder with the labels of another, matched by file name without extension. All that is wrong is found now,
     * from the files' headers, and said in one {@link io.biapy.core.error.InputException}: missing partners, different sizes,
     * unreadable files.
     */
    public static ImageSet pairs(Path raw, Path labels) {
        return pairs(folder(raw), folder(labels));
    }

    /** As {@link #pairs(Path, Path)}. */
    public static ImageSet pairs(String raw, String labels) {
        return pairs(Path.of(raw), Path.of(labels));
    }

    /** As {@link #pairs(Path, Path)}, of files chosen before, for example by {@link ImageFiles#subset}. */
    public static ImageSet pairs(ImageFiles raw, ImageFiles labels) {
        return PairedFiles.match(raw, labels);
    }

    /** Saves an image in the format that the extension names; where the file exists, it is refused. */
    public static void save(FloatImage image, Path file) {
        save(image, file, IfExists.REFUSE);
    }

    /** As {@link #save(FloatImage, Path)}. */
    public static void save(FloatImage image, String file) {
        save(image, Path.of(file));
    }

    /**
     * Saves an image in the format that the extension names: in its own integer type where every value fits it, else as 32-bit
     * float. The file appears only when it is complete.
     */
    public static void save(FloatImage image, Path file, IfExists ifExists) {
        writing(file, ifExists).write(image, file);
    }

    /** Saves labels in the format that the extension names; where the file exists, it is refused. */
    public static void save(LabelImage labels, Path file) {
        save(labels, file, IfExists.REFUSE);
    }

    /** As {@link #save(LabelImage, Path)}. */
    public static void save(LabelImage labels, String file) {
        save(labels, Path.of(file));
    }

    /**
     * Saves labels in the format that the extension names, in the narrowest unsigned type that holds the ids. The file appears only
     * when it is complete.
     */
    public static void save(LabelImage labels, Path file, IfExists ifExists) {
        writing(file, ifExists).writeLabels(labels, file);
    }

    /**
     * Makes an image that is written block by block, by several threads at once if need be; where it exists, it is refused. A file appears
     * when all of it was written and the sink is closed. Zarr is there at once and can be read and written in parts, also by several processes
     * (with {@link #update}) where each writes whole chunks; PNG and JPEG are collected in memory.
     */
    public static ImageSink create(Path file, ImageSpec spec) {
        return create(file, spec, IfExists.REFUSE);
    }

    /** As {@link #create(Path, ImageSpec)}. */
    public static ImageSink create(Path file, ImageSpec spec, IfExists ifExists) {
        return writing(file, ifExists).create(spec, file);
    }

    /** Makes a label image that is written block by block; otherwise as {@link #create(Path, ImageSpec)}. */
    public static LabelSink createLabels(Path file, ImageSpec spec) {
        return createLabels(file, spec, IfExists.REFUSE);
    }

    /** As {@link #createLabels(Path, ImageSpec)}. */
    public static LabelSink createLabels(Path file, ImageSpec spec, IfExists ifExists) {
        return writing(file, ifExists).createLabels(spec, file);
    }

    /**
     * Opens an image that {@link #create} made, or another writable one, to write more blocks of it. Blocks of any shape are safe among all threads
     * and sinks of this process; several processes may write at once where no two write parts of one chunk, else voxels are lost.
     */
    public static ImageSink update(Path file) {
        return ImageFormats.of(file).update(file);
    }

    /** Opens a label image to write more blocks of it. */
    public static LabelSink updateLabels(Path file) {
        return ImageFormats.of(file).updateLabels(file);
    }

    private static ImageFormat writing(Path file, IfExists ifExists) {
        ImageFormat format = ImageFormats.named(file);
        if (ifExists == IfExists.REFUSE) {
            format.requireAbsent(file);
        }
        return format;
    }

    /** What a file is: format, size, channels, type, voxel size, and how it is stored. */
    public static ImageInfo info(Path file) {
        return info(file, Axes.AS_STORED);
    }

    /** As {@link #info(Path)}. */
    public static ImageInfo info(String file) {
        return info(Path.of(file));
    }

    /** As {@link #info(Path)}, of a file whose axes the caller names, or at another than the first point of time. */
    public static ImageInfo info(Path file, Axes axes) {
        return ImageInfo.of(file, axes);
    }
}
