package io.biapy.cli.evaluate;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import io.biapy.io.ImageFile;
import io.biapy.io.ImageFiles;
import io.biapy.io.Images;
import io.biapy.metrics.classwise.ObjectClasses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The classes of objects: from tables with a column {@code class}, or from images whose voxels hold the class. Immutable. */
public final class ObjectKinds {
    private final Path path;
    private final Optional<ObjectValues> tables;
    private final Optional<ImageFiles> images;

    private ObjectKinds(Path path, Optional<ObjectValues> tables, Optional<ImageFiles> images) {
        this.path = path;
        this.tables = tables;
        this.images = images;
    }

    /** Opens nothing yet but tables. */
    public static ObjectKinds read(Path path) {
        return ObjectValues.isTable(path)
                ? new ObjectKinds(path, Optional.of(ObjectValues.read(path, "class")), Optional.empty())
                : new ObjectKinds(path, Optional.empty(), Optional.of(Images.folder(path)));
    }

    /** The classes of the objects in {@code labels}. */
    ObjectClasses of(String image, LabelSource labels, Workers workers, Cancellation cancellation) {
        if (tables.isPresent()) {
            Map<Long, Integer> classes = new HashMap<>();
            tables.get().of(image).forEach((id, c) -> classes.put(id, toClass(id, c)));
            return ObjectClasses.of(classes);
        }
        try (LabelSource classes = file(image).openLabels()) {
            if (!classes.size().equals(labels.size())) {
                throw new FileException(
                        file(image).path(), "is " + classes.size() + ", but its labels are " + labels.size() + ".");
            }
            return ObjectClasses.majority(
                    LabelScan.of(labels, classes, false, workers, cancellation).overlaps());
        }
    }

    private int toClass(long id, double value) {
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw new FileException(
                    path, "gives object " + id + " the class " + value + "; classes are whole numbers.");
        }
        return (int) value;
    }

    private ImageFile file(String image) {
        ImageFiles files = images.orElseThrow();
        return ImageFormats.isFolderOfFiles(path)
                ? files.get(image)
                : files.stream().findFirst().orElseThrow();
    }
}
