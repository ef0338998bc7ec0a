package io.biapy.io.precomputed;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.WriteAside;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.axes.LengthUnits;
import io.biapy.io.chunk.ChunkedTarget;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SinkFormat;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import io.biapy.io.store.AsideFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Neuroglancer's precomputed volumes, a folder called {@code NAME.precomputed}: raw chunks, compressed segmentation and JPEG, in files of their own (packed once more or not) or in shards, block by
 * block. Of several scales the first is taken, or the one that the path names ({@code a.precomputed:/8_8_40}). Written: one scale in chunks
 * of 64 x 64 x 64, images raw, labels as compressed segmentation of 32 or 64 bits; each voxel is written once. The voxel size is kept in nanometres.
 * {@link NeuroglancerLink} shows it. Stateless, safe for several threads.
 */
public final class PrecomputedFormat implements SinkFormat {
    private static final int EDGE = 64;
    private static final int BLOCK_EDGE = 8;
    private static final Set<PixelType> TYPES =
            EnumSet.complementOf(EnumSet.of(PixelType.BIT, PixelType.FLOAT16, PixelType.FLOAT64));
    private static final Set<PixelType> ID_TYPES = EnumSet.of(PixelType.UINT32, PixelType.UINT64);

    @Override
    public String name() {
        return "Neuroglancer precomputed";
    }

    @Override
    public List<String> extensions() {
        return List.of("precomputed");
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean recognizes(Path file) {
        Path folder = FileNames.holder(file);
        return folder.toString().endsWith(".precomputed") && Files.isRegularFile(folder.resolve(Info.FILE));
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(PrecomputedImage.open(file, axes));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(PrecomputedImage.open(file, axes));
    }

    @Override
    public String describe(Path file) {
        return PrecomputedImage.open(file, Axes.AS_STORED).toString();
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return TargetImage.of(target(spec, file, "image", WritableTypes.forImage(spec, TYPES), Optional.empty()));
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        PixelType type = spec.type().bits() <= 32 && !spec.type().isSigned() ? PixelType.UINT32 : PixelType.UINT64;
        ImageSpec wanted = ImageSpec.of(spec.size(), type)
                .channelNames(spec.channelNames())
                .calibration(spec.calibration());
        WritableTypes.forLabels(wanted, ID_TYPES, name(), file);
        int[] block = {BLOCK_EDGE, BLOCK_EDGE, BLOCK_EDGE};
        return TargetLabels.of(target(spec, file, "segmentation", type, Optional.of(block)));
    }

    private static ChunkedTarget target(ImageSpec spec, Path file, String kind, PixelType type, Optional<int[]> block) {
        Path folder = FileNames.holder(file);
        if (!FileNames.inside(file).isEmpty()) {
            throw new FileException(file, "names a scale, which is chosen by itself; give " + folder + ".");
        }
        requireReplaceable(folder);
        Extent edges = spec.chunk().orElse(Extent.zyx(EDGE, EDGE, EDGE));
        Calibration voxel = spec.calibration();
        boolean known = voxel.isKnown() && LengthUnits.isLength(voxel.unit());
        double[] nm = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            nm[axis] = known ? LengthUnits.convert(voxel.along(2 - axis), voxel.unit(), "nm") : 1;
        }
        Info info = new Info(
                kind,
                type,
                spec.channelNames().size(),
                "full",
                new long[] {spec.size().x(), spec.size().y(), spec.size().z()},
                new long[3],
                nm,
                known,
                new int[] {edges.x(), edges.y(), edges.z()},
                block,
                Optional.empty(),
                false);
        AsideFolder aside = AsideFolder.create(folder);
        Chunks chunks = new Chunks(aside.path(), info);
        ChunkedTarget[] self = new ChunkedTarget[1];
        self[0] = new ChunkedTarget(
                file,
                chunks.grid(),
                Chunks.LETTERS,
                (index, data) -> {
                    Path one = chunks.file(index);
                    Files.createDirectories(one.getParent());
                    Files.write(one, chunks.pack(index, data));
                },
                () -> {
                    try (aside) {
                        self[0].requireComplete();
                        WriteAside.text(aside.path().resolve(Info.FILE), info.json());
                        aside.keep();
                    }
                });
        return self[0];
    }

    private static void requireReplaceable(Path folder) {
        String[] names = folder.toFile().list();
        boolean other = names != null && names.length > 0 && !Files.isRegularFile(folder.resolve(Info.FILE));
        if (other || Files.isRegularFile(folder)) {
            throw new FileException(
                    folder, "is something else than a precomputed volume, so it is not replaced; delete it first.");
        }
    }
}
