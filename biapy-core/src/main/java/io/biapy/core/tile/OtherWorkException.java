package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import java.nio.file.Path;

/** A work folder that holds unfinished work of another kind: other input, options or tiles. */
public final class OtherWorkException extends FileException {
    private static final long serialVersionUID = 1L;

    OtherWorkException(Path folder, String there, String asked) {
        super(
                folder,
                "holds unfinished work of another kind. Go on with that, or start anew by overwriting. There: " + there
                        + ". Asked for: " + asked + ".");
    }
}
