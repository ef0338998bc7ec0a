package io.biapy.io;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.io.sample.SampleStore;
import io.biapy.io.sample.SliceStore;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders whose files are the slices of one volume, in natural order of their names. */
final class SliceStacks {
    private SliceStacks() {}

    static ImageSource image(Path folder) {
        List<SampleStore> slices = new ArrayList<>();
        for (ImageFile file : files(folder)) {
            if (!(ImageFormats.of(file.path()).open(file.path()) instanceof StoredImage image)) {
                throw new FileException(
                        file.path(), "has values that are scaled when read, and cannot be a slice; convert it first.");
            }
            slices.add(image.store());
        }
        return StoredImage.of(SliceStore.of(folder, slices));
    }

    static LabelSource labels(Path folder) {
        List<SampleStore> slices = new ArrayList<>();
        for (ImageFile file : files(folder)) {
            if (!(ImageFormats.of(file.path()).openLabels(file.path()) instanceof StoredLabels labels)) {
                throw new FileException(file.path(), "cannot be a slice of a stack of labels; convert it first.");
            }
            slices.add(labels.store());
        }
        return StoredLabels.of(SliceStore.of(folder, slices));
    }

    private static ImageFiles files(Path folder) {
        if (!ImageFormats.isFolderOfFiles(folder)) {
            throw new FileException(folder, "is no folder; a folder of slices was expected.");
        }
        return ImageFiles.in(folder);
    }
}
