package io.biapy.io.mrc;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.io.array.ArrayTarget;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.sample.SinkFormat;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * MRC maps and IMOD's stacks and reconstructions (.mrc, .rec, .map, .st, .ali, .mrcs), memory-mapped, or packed by gzip or bzip2 and then only read: modes 0 (bytes with a sign, but without one
 * where IMOD says so), 1, 2, 6 and 12, either byte order, axes in any order, stacks of volumes as points of time. Voxel sizes come in
 * nanometres; 1 Angstrom along each axis counts as not known. Written: one channel, 8-bit values as 16 bits, 32-bit integers as float. Stateless,
 * safe for several threads.
 */
public final class MrcFormat implements SinkFormat {
    private static final Set<PixelType> IMAGES =
            EnumSet.of(PixelType.INT8, PixelType.INT16, PixelType.UINT16, PixelType.FLOAT16, PixelType.FLOAT32);

    @Override
    public String name() {
        return "MRC";
    }

    @Override
    public List<String> extensions() {
        return List.of(
                "mrc", "rec", "map", "st", "ali", "mrcs", "mrc.gz", "rec.gz", "map.gz", "mrc.bz2", "rec.bz2",
                "map.bz2");
    }

    @Override
    public List<String> writtenExtensions() {
        return List.of("mrc", "rec", "map", "st", "ali", "mrcs");
    }

    @Override
    public boolean recognizes(Path file) {
        try {
            return MrcHeader.isMarked(MrcVolume.start(file));
        } catch (FileException e) {
            return false;
        }
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(MrcVolume.open(file, axes));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(MrcVolume.open(file, axes));
    }

    @Override
    public String describe(Path file) {
        return MrcVolume.describe(MrcVolume.header(file));
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        requirePlain(file);
        return TargetImage.of(ArrayTarget.create(NewMrc.of(spec, WritableTypes.forImage(spec, IMAGES), file), file));
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        requirePlain(file);
        PixelType type = WritableTypes.forLabels(spec, IMAGES, name(), file);
        return TargetLabels.of(ArrayTarget.create(NewMrc.of(spec, type, file), file));
    }

    private static void requirePlain(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
        if (name.endsWith(".gz") || name.endsWith(".bz2")) {
            throw new FileException(
                    file, "MRC is written as it is, and packed files are only read; leave .gz or .bz2 away.");
        }
    }
}
