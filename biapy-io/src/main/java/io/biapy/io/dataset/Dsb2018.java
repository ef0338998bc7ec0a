package io.biapy.io.dataset;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.io.file.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of the Data Science Bowl 2018: for each image a folder of its name, in it {@code images} with the picture and {@code masks} with
 * one file an object. Stateless.
 */
public final class Dsb2018 {
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";

    /** One image folder; masks are read when labels are opened. */
    private record Sample(String name, Path image, Path masks) implements ImageSet.Pair {
        @Override
        public ImageSource openRaw() {
            return ImageFormats.of(image).open(image);
        }

        @Override
        public LabelSource openLabels() {
            return MaskFolder.read(masks, name);
        }
    }

    private Dsb2018() {}

    /** Whether a folder looks like this: one of its folders has the folders {@code images} and {@code masks}. */
    public static boolean isIn(Path root) {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.anyMatch(Dsb2018::isSample);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isSample(Path folder) {
        return Files.isDirectory(folder.resolve(IMAGES)) && Files.isDirectory(folder.resolve(MASKS));
    }

    /** All images with their labels, in natural order; all folders that lack something are told in one {@link FileException}. */
    public static ImageSet pairs(Path root) {
        List<Sample> samples = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path folder : folders(root)) {
            String name = String.valueOf(folder.getFileName());
            List<Path> images = isSample(folder) ? pictures(folder.resolve(IMAGES)) : List.of();
            if (images.size() == 1) {
                samples.add(new Sample(name, images.get(0), folder.resolve(MASKS)));
            } else {
                problems.add(
                        isSample(folder)
                                ? name + " has " + images.size() + " images"
                                : name + " lacks images or masks");
            }
        }
        if (!problems.isEmpty()) {
            throw new FileException(
                    root,
                    "is not laid out as NAME/images/NAME.png and NAME/masks/*.png everywhere:\n  "
                            + String.join("\n  ", problems.subList(0, Math.min(20, problems.size()))));
        }
        return ImageSet.of(root.toString(), samples);
    }

    private static List<Path> folders(Path root) {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory)
                    .filter(folder -> !String.valueOf(folder.getFileName()).startsWith("."))
                    .sorted(Comparator.comparing(folder -> String.valueOf(folder.getFileName()), FileNames.NATURAL))
                    .toList();
        } catch (IOException e) {
            throw new FileException(root, "the folder cannot be read (" + e + ").", e);
        }
    }

    private static List<Path> pictures(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ImageFormats.byExtension(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FileException(folder, "the folder cannot be read (" + e + ").", e);
        }
    }
}
