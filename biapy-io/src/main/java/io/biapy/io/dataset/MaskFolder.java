package io.biapy.io.dataset;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.WriteAside;
import io.biapy.io.file.FileNames;
import io.biapy.io.png.PngEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Labels as one mask file an object, as in the {@code masks} folders of the Data Science Bowl 2018: what is not 0 belongs to the object. */
public final class MaskFolder {
    private static final int WHITE = 255;

    private MaskFolder() {}

    /**
     * Reads all masks of a folder; objects are numbered from 1 in natural order of the files' names. A {@link FileException} where sizes
     * differ, a mask is empty, or two share pixels.
     *
     * @param name of the result
     */
    public static LabelImage read(Path folder, String name) {
        List<Path> masks = masks(folder);
        Extent extent = null;
        int[] labels = new int[0];
        int label = 0;
        for (Path mask : masks) {
            try (ImageSource image = ImageFormats.of(mask).open(mask)) {
                if (extent == null) {
                    extent = image.size().toExtentInMemory(1, Integer.BYTES);
                    labels = new int[extent.voxels()];
                }
                if (!image.size().equals(extent.toSize())) {
                    throw new FileException(
                            mask, "is " + image.size() + ", but " + masks.get(0).getFileName() + " is " + extent + ".");
                }
                paint(mask, image.channel(0).load().data(), labels, ++label);
            }
        }
        if (extent == null) {
            throw new FileException(folder, "holds no mask: an image file for each object was expected.");
        }
        return LabelImage.of(name, extent, labels);
    }

    private static void paint(Path mask, float[] values, int[] labels, int label) {
        int pixels = 0;
        for (int i = 0; i < labels.length; i++) {
            if (values[i] != 0) {
                if (labels[i] != 0) {
                    throw new FileException(
                            mask, "shares pixels with the mask of object " + labels[i] + "; an object has its own.");
                }
                labels[i] = label;
                pixels++;
            }
        }
        if (pixels == 0) {
            throw new FileException(mask, "is all 0, and a mask shows one object.");
        }
    }

    private static List<Path> masks(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .filter(file -> Files.isRegularFile(file)
                            && ImageFormats.byExtension(file).isPresent())
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFileName()), FileNames.NATURAL))
                    .toList();
        } catch (IOException e) {
            throw new FileException(folder, "the folder cannot be read (" + e + ").", e);
        }
    }

    /** Writes a flat label image as one PNG file an object, called by its id, white on black, into a new folder. */
    public static void write(LabelImage labels, Path folder) {
        if (Files.exists(folder)) {
            throw new FileException(folder, "exists already; give another name.");
        }
        Map<Integer, int[]> objects = ObjectColumns.runs(labels);
        if (objects.isEmpty()) {
            throw new InputException("Labels " + labels.name() + " have no object, so there is no mask to write.");
        }
        int height = labels.extent().y();
        int width = labels.extent().x();
        objects.forEach((code, runs) -> {
            int[] pixels = new int[height * width];
            for (int i = 0; i < runs.length; i += 2) {
                RunKernel.paint(pixels, height, width, runs[i], runs[i + 1], WHITE);
            }
            WriteAside.bytes(folder.resolve(labels.id(code) + ".png"), PngEncoder.grey(height, width, pixels, false));
        });
    }
}
