package io.biapy.io.nifti;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.io.array.ArrayTarget;
import io.biapy.io.array.NewArray;
import io.biapy.io.array.PackedTarget;
import io.biapy.io.array.Packing;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.ScaledImage;
import io.biapy.io.sample.SinkFormat;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * NIfTI-1 and NIfTI-2 in one file (.nii) or in two (.hdr and .img, opened by either), plain (memory-mapped) or packed with gzip (unpacked when
 * first read); integers of 8 to 64 bits, floats of 32 and 64, RGB. Pairs without NIfTI's mark are read as Analyze 7.5: axes and spacing as the
 * header has them, with SPM's scale; such files do not tell left from right. Dimension 4 is time, 5 channels. A slope and intercept are applied to images, and refused for labels. Voxels lie in
 * the order of the file: orientations (qform, sform) are neither applied nor kept. A spacing without a unit counts as millimetres. Written
 * is one file: nanometres as micrometres, other values as the image's. Stateless, safe for several threads.
 */
public final class NiftiFormat implements SinkFormat {

    @Override
    public String name() {
        return "NIfTI";
    }

    @Override
    public List<String> extensions() {
        return List.of("nii", "nii.gz", "hdr", "img", "hdr.gz", "img.gz");
    }

    @Override
    public List<String> writtenExtensions() {
        return List.of("nii", "nii.gz");
    }

    @Override
    public Set<Path> parts(Path file) {
        try {
            NiftiFiles files = NiftiFiles.of(file);
            return files.isPair()
                    ? Set.of(
                            files.header().toAbsolutePath().normalize(),
                            files.voxels().toAbsolutePath().normalize())
                    : Set.of();
        } catch (FileException e) {
            return Set.of(); // which is told when it is opened
        }
    }

    @Override
    public boolean recognizes(Path file) {
        try {
            NiftiVolume.header(NiftiFiles.of(file));
            return true;
        } catch (FileException e) {
            return false;
        }
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        NiftiFiles files = NiftiFiles.of(file);
        NiftiHeader header = NiftiVolume.header(files);
        StoredImage stored = StoredImage.of(NiftiVolume.open(files, header, axes));
        return header.isPlain() ? stored : new ScaledImage(stored, header.slope(), header.intercept());
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        NiftiFiles files = NiftiFiles.of(file);
        NiftiHeader header = NiftiVolume.header(files);
        if (!header.isPlain()) {
            throw new FileException(
                    file,
                    "scales its values (" + header.slope() + " * stored + " + header.intercept()
                            + "), and ids are whole numbers as stored. Save the labels again without a scale.");
        }
        return StoredLabels.of(NiftiVolume.open(files, header, axes));
    }

    @Override
    public String describe(Path file) {
        NiftiFiles files = NiftiFiles.of(file);
        return NiftiVolume.describe(files, NiftiVolume.header(files));
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return TargetImage.of(target(spec, WritableTypes.forImage(spec, types()), file, Packing.FAST));
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        return TargetLabels.of(target(spec, WritableTypes.forLabels(spec, types(), name(), file), file, Packing.SMALL));
    }

    private static SampleTarget target(ImageSpec spec, PixelType type, Path file, int level) {
        if (NiftiFiles.isPairName(file)) {
            throw new FileException(file, "would be one of two files, which are only read; write a .nii or .nii.gz.");
        }
        NewArray array = NewNifti.of(spec, type);
        boolean packed =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gz");
        return packed ? PackedTarget.create(array, file, Packing.gzip(level)) : ArrayTarget.create(array, file);
    }

    private static Set<PixelType> types() {
        Set<PixelType> types = EnumSet.noneOf(PixelType.class);
        for (NiftiType type : NiftiType.values()) {
            types.add(type.type());
        }
        return types;
    }
}
