package io.biapy.io.hdf5;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.io.array.WritableTypes;
import io.biapy.io.file.FileNames;
import io.biapy.io.sample.SampleTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A file of one image: finished when the image is closed and complete, else deleted. */
final class NewHdf5 {
    private static final String USUAL = "data";
    private static final Set<PixelType> TYPES = EnumSet.complementOf(EnumSet.of(PixelType.BIT));

    private final ImageSpec spec;
    private final Path file;
    private final String path;
    private final Hdf5Writer writer;

    private NewHdf5(ImageSpec spec, Path file, String path) {
        this.spec = spec;
        this.file = file;
        this.path = path;
        this.writer = Hdf5Writer.create(file);
    }

    /** Refuses a file that holds other data sets, which would be lost. */
    static NewHdf5 create(ImageSpec spec, Path file) {
        Path holder = FileNames.holder(file);
        String inside = FileNames.inside(file).isEmpty() ? USUAL : FileNames.inside(file);
        if (Files.exists(holder) && Hdf5File.isHdf5(holder)) {
            try (Hdf5File old = Hdf5File.open(holder)) {
                List<String> others = old.datasets().stream()
                        .filter(set -> !set.equals("/" + inside))
                        .toList();
                if (!others.isEmpty()) {
                    throw new FileException(
                            holder,
                            "holds " + others.get(0)
                                    + (others.size() > 1 ? " and " + (others.size() - 1) + " more" : "")
                                    + ", which would be lost, since an HDF5 file is written in one go. Give another file;"
                                    + " several data sets at once are written by Hdf5Writer.");
                }
            }
        }
        return new NewHdf5(spec, holder, "/" + inside);
    }

    SampleTarget image() {
        return target(WritableTypes.forImage(spec, TYPES), Hdf5Writer.IMAGE_LEVEL);
    }

    SampleTarget labels() {
        return target(WritableTypes.forLabels(spec, TYPES, "HDF5", file), Hdf5Writer.LABEL_LEVEL);
    }

    private SampleTarget target(PixelType type, int level) {
        boolean begun = false;
        try {
            SampleTarget target = FileException.naming(
                    file,
                    () -> writer.target(path, spec, type, level, () -> {
                        try (writer) {
                            writer.finish();
                        }
                    }));
            begun = true;
            return target;
        } finally {
            if (!begun) {
                writer.close();
            }
        }
    }
}
