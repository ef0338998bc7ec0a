package io.biapy.io.npz;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.WriteAside;
import io.biapy.io.array.NewArray;
import io.biapy.io.array.PackedTarget;
import io.biapy.io.array.Packing;
import io.biapy.io.array.RawArray;
import io.biapy.io.file.FileBytes;
import io.biapy.io.file.FileNames;
import io.biapy.io.npy.NewNpy;
import io.biapy.io.npy.NpyHeader;
import io.biapy.io.sample.SampleTarget;
import io.biapy.io.sample.SinkFormat;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's .npz, packed or not; of several arrays one is named: {@code a.npz:/labels}. Stored arrays are read block by block, packed ones
 * unpacked when first read, with their check sum; axes as for .npy. Written: one packed array of the name behind the colon, or
 * "image" or "labels"; the whole file is replaced. Stateless, safe for several threads.
 */
public final class NpzFormat implements SinkFormat {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    @Override
    public String name() {
        return "NPZ";
    }

    @Override
    public List<String> extensions() {
        return List.of("npz");
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean recognizes(Path file) {
        Path archive = FileNames.holder(file);
        byte[] head = FileBytes.head(archive, 4);
        boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        if (!zip) {
            return false;
        }
        try {
            NpzArchive.open(archive);
            return true;
        } catch (FileException e) {
            return false; // a zip file of another kind
        }
    }

    @Override
    public void requireAbsent(Path file) {
        WriteAside.requireAbsent(FileNames.holder(file));
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(array(file, axes, false));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(array(file, axes, true));
    }

    private static RawArray array(Path file, Axes axes, boolean labels) {
        Path path = FileNames.holder(file);
        NpzArchive archive = NpzArchive.open(path);
        NpzArchive.Entry entry = archive.find(FileNames.inside(file));
        NpyHeader header = archive.header(entry);
        return new RawArray(file, EntryBytes.data(path, entry, header.dataStart()), header.facts(path, axes, labels));
    }

    @Override
    public String describe(Path file) {
        NpzArchive archive = NpzArchive.open(FileNames.holder(file));
        String inside = FileNames.inside(file);
        if (!inside.isEmpty() || archive.entries().size() == 1) {
            NpzArchive.Entry entry = archive.find(inside);
            return "array " + entry.name() + ", " + archive.header(entry) + (entry.packed() ? ", packed" : ", stored");
        }
        return archive.entries().stream().map(NpzArchive.Entry::name).collect(Collectors.joining(", ", "arrays ", ""));
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return TargetImage.of(target(NewNpy.image(spec), file, "image", Packing.FAST));
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        return TargetLabels.of(target(NewNpy.labels(spec), file, "labels", Packing.SMALL));
    }

    private static SampleTarget target(NewArray array, Path file, String usualName, int level) {
        String inside = FileNames.inside(file);
        String name = (inside.isEmpty() ? usualName : inside) + ".npy";
        return PackedTarget.create(array, FileNames.holder(file), zip(name, level));
    }

    private static Packing zip(String name, int level) {
        return (raw, to) -> {
            ZipOutputStream zip = new ZipOutputStream(to);
            zip.setLevel(level);
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(NO_TIME); // nothing of the clock in the file
            zip.putNextEntry(entry);
            raw.transferTo(zip);
            zip.closeEntry();
            zip.finish();
        };
    }
}
