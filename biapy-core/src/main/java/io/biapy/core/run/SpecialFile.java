package io.biapy.core.run;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Pipes, devices and the like, which reading as a file might wait on for ever. Stateless and safe for several threads. */
public final class SpecialFile {
    private SpecialFile() {}

    /** Refuses what is there but neither a file nor a folder; what is missing is for whoever opens it to tell. */
    public static void refuse(Path file) {
        if (is(file)) {
            throw new FileException(file, "is a pipe or a device; a regular file was expected.");
        }
    }

    private static boolean is(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false;
        }
    }
}
