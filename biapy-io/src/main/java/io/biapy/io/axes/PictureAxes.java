package io.biapy.io.axes;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import java.nio.file.Path;

/** The axes of formats that hold one picture. */
public final class PictureAxes {
    private PictureAxes() {}

    /** Refuses, for a file in {@code format}, named axes other than YX or YXC, and points of time other than 0. */
    public static void check(Path file, Axes axes, String format) {
        boolean fits = axes.isAsStored()
                || axes.letters().equals("YX")
                || axes.letters().equals("YXC");
        if (!fits || axes.time().orElse(0) > 0) {
            throw new FileException(
                    file,
                    "cannot be read with axes \"" + axes + "\": a " + format + " file is YX or YXC, at one time.");
        }
    }
}
