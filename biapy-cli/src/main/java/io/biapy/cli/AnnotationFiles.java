package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Progress;
import io.biapy.io.Conversion;
import io.biapy.io.ImageFiles;
import io.biapy.io.Images;
import io.biapy.io.dataset.CocoFile;
import io.biapy.io.dataset.CocoWriter;
import io.biapy.io.dataset.Dsb2018;
import io.biapy.io.dataset.MaskFolder;
import io.biapy.io.dataset.RunLengthTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Labels from and to what data sets keep them in: COCO, run lengths in a table, masks of one file an object. */
final class AnnotationFiles {
    private static final String MASKS = "masks";

    private record Item(String name, String fileName, Supplier<LabelImage> labels) {}

    private final Path in;
    private final @Nullable Path images;
    private final OutputOptions out;
    private final String format;
    private final Selection selection;
    private final CommonOptions common;

    AnnotationFiles(
            Path in,
            @Nullable Path images,
            OutputOptions out,
            String format,
            Selection selection,
            CommonOptions common) {
        this.in = in;
        this.images = images;
        this.out = out;
        this.format = format;
        this.selection = selection;
        this.common = common;
    }

    /** Whether input or output is of this kind. */
    boolean areMeant(boolean labels) {
        return isTable(in) || isTable(out.path()) || Dsb2018.isIn(in) || (labels && format.equals(MASKS));
    }

    private static boolean isTable(Path path) {
        return ends(path, ".json") || ends(path, ".csv");
    }

    private static boolean ends(Path path, String extension) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(extension)
                && !Files.isDirectory(path);
    }

    int convert(boolean labels, Conversion conversion, Progress progress) {
        if (Dsb2018.isIn(in) && !labels && !isTable(out.path())) {
            return pictures(conversion, progress);
        }
        List<Item> items = items();
        Path target = out.path();
        if (isTable(target)) {
            out.requireFree(target);
            table(target, items, progress);
            common.say(target + ": " + items.size() + (items.size() == 1 ? " image" : " images"));
            common.emit(Map.of("file", target.toString(), "images", (long) items.size()));
            return 0;
        }
        folder(target, items, progress);
        return 0;
    }

    private void table(Path target, List<Item> items, Progress progress) {
        if (ends(target, ".csv")) {
            RunLengthTable.write(target, () -> each(items, progress, (item, labels) -> labels.withName(item.name())));
        } else {
            CocoWriter.write(
                    target,
                    () -> each(items, progress, (item, labels) -> Map.entry(item.fileName(), labels)),
                    CocoWriter.Shapes.POLYGONS);
        }
    }

    /** What is made of one item. */
    private interface Making<T> {
        T of(Item item, LabelImage labels);
    }

    private <T> Iterator<T> each(List<Item> items, Progress progress, Making<T> making) {
        Iterator<Item> all = items.iterator();
        long[] done = new long[1];
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public T next() {
                common.cancellation().check();
                progress.update("convert", done[0]++, items.size(), "");
                Item item = all.next();
                return making.of(item, item.labels().get());
            }
        };
    }

    private void folder(Path target, List<Item> items, Progress progress) {
        boolean masks = format.equals(MASKS);
        List<String> written = new ArrayList<>();
        for (Item item : items) {
            Path file = target.resolve(masks ? item.name() : item.name() + "." + format);
            out.requireFree(file);
            if (!masks) {
                ImageFormats.named(file);
            }
        }
        Iterator<Path> files = each(items, progress, (item, labels) -> {
            Path file = target.resolve(masks ? item.name() : item.name() + "." + format);
            if (masks) {
                MaskFolder.write(labels, file);
            } else {
                Images.save(labels, file, out.ifExists());
            }
            return file;
        });
        while (files.hasNext()) {
            written.add(files.next().toString());
        }
        written.forEach(common::say);
        common.emit(Map.of("files", written));
    }

    private int pictures(Conversion conversion, Progress progress) {
        List<String> written = new ArrayList<>();
        ImageSet pairs = Dsb2018.pairs(in);
        pairs.forEach(pair -> out.requireFree(out.path().resolve(pair.name() + "." + format)));
        for (ImageSet.Pair pair : pairs) {
            progress.update("convert", written.size(), pairs.size(), "");
            try (ImageSource source = pair.openRaw()) {
                Path file = out.path().resolve(pair.name() + "." + format);
                conversion.run(source, file, out.ifExists());
                written.add(file.toString());
            }
        }
        written.forEach(common::say);
        common.emit(Map.of("files", written));
        return 0;
    }

    private List<Item> items() {
        if (Dsb2018.isIn(in)) {
            return Dsb2018.pairs(in).pairs().stream()
                    .map(pair -> new Item(pair.name(), pair.name() + ".png", () -> {
                        try (LabelSource labels = pair.openLabels()) {
                            return labels.load();
                        }
                    }))
                    .toList();
        }
        if (ends(in, ".json")) {
            CocoFile coco = CocoFile.read(in);
            return coco.images().stream()
                    .map(name -> new Item(name, name, () -> coco.labels(name)))
                    .toList();
        }
        if (ends(in, ".csv")) {
            return runLengths(RunLengthTable.read(in));
        }
        return selection.of(in).stream()
                .map(file -> new Item(file.name(), String.valueOf(file.path().getFileName()), () -> {
                    try (LabelSource labels = file.openLabels()) {
                        return labels.load();
                    }
                }))
                .toList();
    }

    private List<Item> runLengths(RunLengthTable table) {
        if (images == null) {
            return table.images().stream()
                    .map(name -> new Item(name, name, () -> table.labels(name)))
                    .toList();
        }
        ImageFiles files = Images.folder(images);
        return table.images().stream()
                .map(name -> new Item(name, name, () -> {
                    Path image = files.find(name)
                            .orElseThrow(() -> new FileException(images, "has no image called \"" + name + "\"."))
                            .path();
                    try (ImageSource source = Images.open(image)) {
                        return table.labels(name, source.size().toExtent());
                    }
                }))
                .toList();
    }
}
