package io.biapy.io.npy;

import io.biapy.core.image.Axes;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.LabelSource;
import io.biapy.io.array.ArrayTarget;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.SinkFormat;
import io.biapy.io.sample.StoredImage;
import io.biapy.io.sample.StoredLabels;
import io.biapy.io.sample.TargetImage;
import io.biapy.io.sample.TargetLabels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * NumPy's .npy: bool, integers of 8 to 64 bits and floats of 16 to 64, C and Fortran order, versions 1 to 3; block-wise. Files do
 * not name their axes. Where the caller does not either they are guessed as {@link io.biapy.io.axes.GuessedAxes} says. Written: z (where there are several), y, x, then channels (where there are several, or where the
 * file would be misread without); more than 16 channels need their axes named to be read again. Stateless, safe for several
 * threads.
 */
public final class NpyFormat implements SinkFormat {
    @Override
    public String name() {
        return "NPY";
    }

    @Override
    public List<String> extensions() {
        return List.of("npy");
    }

    @Override
    public boolean recognizes(Path file) {
        return Arrays.equals(FileBytes.head(file, NpyHeader.MAGIC.length), NpyHeader.MAGIC);
    }

    @Override
    public ImageSource open(Path file, Axes axes) {
        return StoredImage.of(NpyArray.open(file, axes, false));
    }

    @Override
    public LabelSource openLabels(Path file, Axes axes) {
        return StoredLabels.of(NpyArray.open(file, axes, true));
    }

    @Override
    public String describe(Path file) {
        return NpyArray.describe(file);
    }

    @Override
    public ImageSink create(ImageSpec spec, Path file) {
        return TargetImage.of(ArrayTarget.create(NewNpy.image(spec), file));
    }

    @Override
    public LabelSink createLabels(ImageSpec spec, Path file) {
        return TargetLabels.of(ArrayTarget.create(NewNpy.labels(spec), file));
    }
}
