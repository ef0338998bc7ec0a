package io.biapy.io.nrrd;

import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.WriteAside;
import io.biapy.io.array.ArrayTarget;
import io.biapy.io.array.PackedTarget;
import io.biapy.io.array.Packing;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.file.FileBytes;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.SinkFormat;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * NRRD, raw (memory-mapped), or packed with gzip or bzip2 or written as text (unpacked when first read), with the voxels behind the header (.nrrd) or in one
 * file or several beside it (.nhdr: a name, a list, or a numbered pattern); integers and floats. Dimensions are told apart by their kinds or directions, voxels lie in the order of the file: rotations are not
 * applied. Voxel sizes come from directions or spacings; without a unit they count in a named space as millimetres. Written: .nrrd
 * with gzip, .nhdr with a raw file. Stateless, safe for several threads.
 */
public final class NrrdFormat implements SinkFormat {
    private static final Set<PixelType> TYPES = EnumSet.complementOf(EnumSet.of(PixelType.BIT, PixelType.FLOAT16));

    @Override
    public String name() {
        return "NRRD";
    }

    @Override
    public List<String> extensions() {
        return List.of("nrrd", "nhdr");
    }

    @Override
    public boolean recognizes(Path file) {
        String head = new String(FileBytes.head(file, NrrdFields.START.length()), StandardCharsets.ISO_8859_1);
        return head.equals(NrrdFields.START);
    }

    @Override
    public void requireAbsent(Path file) {
        WriteAside.requireAbsent(file);
        if (isDetached(file)) {
            WriteAside.requireAbsent(voxels(file));
        }
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(NrrdVolume.open(file, axes));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(NrrdVolume.open(file, axes));
    }

    @Override
    public String describe(Path file) {
        return NrrdHeader.read(file).toString();
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return TargetImage.of(target(spec, WritableTypes.forImage(spec, TYPES), file, Packing.FAST));
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        return TargetLabels.of(target(spec, WritableTypes.forLabels(spec, TYPES, name(), file), file, Packing.SMALL));
    }

    private static SampleTarget target(ImageSpec spec, PixelType type, Path file, int level) {
        boolean detached = isDetached(file);
        String header = NewNrrd.header(spec, type, !detached);
        if (detached) {
            Path voxels = voxels(file);
            return new DetachedTarget(
                    ArrayTarget.create(NewNrrd.voxels(spec, type), voxels, file),
                    file,
                    header + "data file: " + voxels.getFileName() + "\n");
        }
        Packing voxels = Packing.gzip(level);
        return PackedTarget.create(NewNrrd.voxels(spec, type), file, (raw, to) -> {
            to.write((header + "\n").getBytes(StandardCharsets.UTF_8));
            voxels.pack(raw, to);
        });
    }

    private static boolean isDetached(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".nhdr");
    }

    private static Path voxels(Path file) {
        return file.resolveSibling(FileNames.stem(file) + ".raw");
    }
}
