package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SavedImage;
import io.biapy.io.sample.StoredTypes;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import io.biapy.io.store.FolderStore;
import io.biapy.io.store.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Zarr and N5 images in a layout of choice; {@link io.biapy.io.Images} does the same in the standard one. Paths are those of
 * {@link ZarrFormat}; an image written to {@code a.zarr:/labels/cells} is also listed among the labels of {@code a.zarr}. Into an existing
 * store its own version is written, whatever the layout says. What has the name of the image already is replaced, if it is Zarr.
 * Safe for several threads.
 */
public final class ZarrFiles {
    private static final int MOST_COLORS = 1000;
    private static final long[] NO_IDS = new long[0];

    private ZarrFiles() {}

    /** Makes an image without values, to be written block by block; it is there at once, and whole when all blocks are. */
    public static ImageSink create(ImageSpec spec, Path file, ZarrLayout layout) {
        return StoredScale.of(layout.scale()).numbers(TargetImage.of(make(spec, file, layout, false)), spec.type());
    }

    /** Makes a label image without objects, to be written block by block. */
    public static LabelSink createLabels(ImageSpec spec, Path file, ZarrLayout layout) {
        return labelSink(make(spec, file, layout, true));
    }

    /**
     * Makes an image that is there when all of it was written and the sink is closed, with smaller resolutions where the layout says so; what
     * had its name stays until then. Write each voxel once.
     *
     * @param workers make the smaller resolutions when the sink is closed
     */
    public static ImageSink createWhole(ImageSpec spec, Path file, ZarrLayout layout, Workers workers) {
        ImageSink stored = TargetImage.of(whole(spec, file, layout, false, workers));
        return StoredScale.of(layout.scale()).numbers(stored, spec.type());
    }

    /** Makes a label image that is there when all of it was written; otherwise as {@link #createWhole}. */
    public static LabelSink createWholeLabels(ImageSpec spec, Path file, ZarrLayout layout, Workers workers) {
        return TargetLabels.of(whole(spec, file, layout, true, workers));
    }

    private static WholeImage whole(ImageSpec spec, Path file, ZarrLayout layout, boolean labels, Workers workers) {
        Target target = Target.of(file, layout);
        if (labels) {
            requireIds(spec.type(), spec.channelNames().size(), spec);
        }
        requirePlain(labels, layout);
        NewImage image = new NewImage(FileNames.stem(file), spec, target.layout(), labels, NO_IDS);
        return new WholeImage(file, target.folder(), image, target::register, workers);
    }

    private static ArrayWriter make(ImageSpec spec, Path file, ZarrLayout layout, boolean labels) {
        requirePlain(labels, layout);
        Target target = Target.of(file, layout);
        NewImage image = new NewImage(FileNames.stem(file), spec, target.layout(), labels, NO_IDS);
        int[] full = image.steps().get(0);
        FolderSwap.write(target.folder(), folder -> {
            image.group(folder, List.of(full));
            image.array(folder, 0, full);
        });
        target.register();
        return image.array(target.folder(), 0, full);
    }

    /** Saves an image, in its own integer type where every value fits it, else as 32-bit float. It appears when it is complete. */
    public static void save(FloatImage image, Path file, ZarrLayout layout) {
        save(image, file, layout, Workers.callerOnly());
    }

    /** As {@link #save(FloatImage, Path, ZarrLayout)}, with several threads; the same bytes. */
    public static void save(FloatImage image, Path file, ZarrLayout layout, Workers workers) {
        save(image, SavedImage.spec(image, StoredTypes.of(image, workers)), file, layout, workers);
    }

    /** As {@link #save(FloatImage, Path, ZarrLayout)}, in chunks of choice. */
    public static void save(FloatImage image, Extent chunk, Path file, ZarrLayout layout, Workers workers) {
        ImageSpec spec = SavedImage.spec(image, StoredTypes.of(image, workers)).chunk(chunk);
        save(image, spec, file, layout, workers);
    }

    private static void save(FloatImage image, ImageSpec spec, Path file, ZarrLayout layout, Workers workers) {
        Extent all = image.extent();
        write(
                new NewImage(FileNames.stem(file), spec, layout, false, NO_IDS),
                file,
                workers,
                (writer, channel, block) -> {
                    int start = channel * all.voxels();
                    writer.write(
                            channel,
                            block,
                            (from, into, at, count) -> writer.samples()
                                    .fromFloats(image.data(), start + place(from, block, all), into, at, count),
                            Workers.callerOnly());
                });
    }

    /** Saves labels in the narrowest unsigned type that holds the ids, with colours where they are few. */
    public static void save(LabelImage labels, Path file, ZarrLayout layout) {
        save(labels, file, layout, Workers.callerOnly());
    }

    /** As {@link #save(LabelImage, Path, ZarrLayout)}, with several threads; the same bytes. */
    public static void save(LabelImage labels, Path file, ZarrLayout layout, Workers workers) {
        ImageSpec spec = SavedImage.spec(labels, labels.maxId());
        Extent all = labels.extent();
        long[] ids = Arrays.stream(labels.codes())
                .filter(code -> code != 0)
                .distinct()
                .mapToLong(labels::id)
                .sorted()
                .toArray();
        NewImage image = new NewImage(
                FileNames.stem(file), spec, layout, true, ids.length > MOST_COLORS && !layout.isN5() ? NO_IDS : ids);
        write(
                image,
                file,
                workers,
                (writer, channel, block) -> writer.write(
                        0,
                        block,
                        (from, into, at, count) -> {
                            long[] row = new long[count];
                            int start = place(from, block, all);
                            for (int i = 0; i < count; i++) {
                                row[i] = labels.id(labels.codes()[start + i]);
                            }
                            writer.samples().fromIds(row, 0, into, at, count);
                        },
                        Workers.callerOnly()));
    }

    /** Index in the image of index {@code from} in a block. */
    private static int place(int from, Block block, Extent all) {
        Extent part = block.extent();
        int x = from % part.x();
        int y = from / part.x() % part.y();
        int z = from / part.x() / part.y();
        return ((int) (block.z() + z) * all.y() + (int) block.y() + y) * all.x() + (int) block.x() + x;
    }

    private interface Blocks {
        void write(ArrayWriter writer, int channel, Block block);
    }

    private static void write(NewImage wanted, Path file, Workers workers, Blocks blocks) {
        requirePlain(true, wanted.layout());
        Target target = Target.of(file, wanted.layout());
        NewImage image = new NewImage(wanted.name(), wanted.spec(), target.layout(), wanted.labels(), wanted.ids());
        List<int[]> steps = image.steps();
        FolderSwap.write(target.folder(), folder -> {
            image.group(folder, steps);
            ArrayWriter writer = image.array(folder, 0, steps.get(0));
            List<Block> parts = Block.grid(writer.size(), writer.chunk());
            int channels = writer.channels();
            workers.forEach(parts.size() * channels, i -> blocks.write(writer, i % channels, parts.get(i / channels)));
            Resolutions.with(workers).fill(folder, image, writer, steps);
        });
        target.register();
    }

    /** Refuses a folder that may not be replaced by a new store: no Zarr or N5, or more than one image. */
    public static void requireReplaceable(Path folder) {
        FolderSwap.requireReplaceable(folder);
    }

    /** Opens an image for more writing; of a multiscale image its largest array. */
    public static ImageSink update(Path file) {
        ArrayWriter writer = existing(file, false);
        return StoredScale.of(writer.array().attributes())
                .numbers(TargetImage.of(writer), writer.samples().type());
    }

    /** As {@link #update}, of an image that nobody else writes to: what a killed process was just writing is deleted. */
    public static ImageSink goOn(Path file) {
        ChunkLeftovers.delete(file);
        return update(file);
    }

    /** Opens a label image for more writing. */
    public static LabelSink updateLabels(Path file) {
        return labelSink(existing(file, true));
    }

    private static LabelSink labelSink(ArrayWriter writer) {
        requireIds(writer.samples().type(), writer.channels(), writer.array());
        return TargetLabels.of(writer);
    }

    private static void requireIds(PixelType type, int channels, Object shown) {
        if (type.isFloating() || channels != 1) {
            throw new InputException("Labels need integers and one channel; this is an array of " + shown);
        }
    }

    private static void requirePlain(boolean wanted, ZarrLayout layout) {
        if (wanted && layout.scale() != 1) {
            throw new InputException("Only images that are created and written block by block have scaled values.");
        }
    }

    private static ArrayWriter existing(Path file, boolean labels) {
        try (ZarrArray array = ZarrOpener.open(file, Axes.AS_STORED, labels)) {
            ArrayMetadata metadata = array.array();
            boolean plain = Arrays.equals(metadata.order(), ArrayMetadata.naturalOrder(metadata.dimensions()));
            if (!(array.store() instanceof FolderStore) || !plain) {
                throw new FileException(
                        file, "can only be read: what is written is Zarr or N5 in a folder, last dimension fastest.");
            }
            return new ArrayWriter(array.store().place(array.key()), metadata, array.letters());
        }
    }

    /** Where an image goes, and how the store there is written. */
    private record Target(Path root, Path folder, ZarrLayout layout) {
        static Target of(Path file, ZarrLayout layout) {
            ZarrLocation location = ZarrLocation.of(file);
            Path folder = location.folder();
            String name = location.root().toLowerCase(Locale.ROOT);
            if (folder == null || name.endsWith(".zip")) {
                throw new FileException(
                        file, "cannot be written: Zarr and N5 go into a folder; zip files and servers are only read.");
            }
            Path root = Path.of(location.root());
            Optional<ZarrNode> above =
                    location.key().isEmpty() ? Optional.empty() : ZarrNode.read(new FolderStore(root), "");
            requireNoArrayAbove(file, location);
            int version = above.map(ZarrNode::version).orElse(layout.version());
            boolean isN5 = name.endsWith(".n5") || (Files.isDirectory(root) && ZarrLocation.isN5(root));
            if (above.isEmpty() && layout.isN5() != isN5) {
                throw new FileException(
                        file,
                        layout.isN5()
                                ? "is to be N5, whose containers are called .n5."
                                : "is called as N5 is; write it in a layout of N5, or call it .zarr.");
            }
            return new Target(root, folder, version == layout.version() ? layout : layout.ofVersion(version));
        }

        private static void requireNoArrayAbove(Path file, ZarrLocation location) {
            FolderStore store = new FolderStore(Path.of(location.root()));
            for (String key = location.key(); !key.isEmpty(); ) {
                key = Keys.parent(key);
                if (ZarrNode.read(store, key).filter(ZarrNode::isArray).isPresent()) {
                    throw new FileException(
                            file, "would lie inside of the array " + store.place(key) + "; give another name.");
                }
            }
        }

        void register() {
            LabelGroups.register(root, folder, layout.version());
        }
    }
}
