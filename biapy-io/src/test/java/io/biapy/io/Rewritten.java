package io.biapy.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file anew again and again, for tests that try many contents. */
public final class Rewritten {
    private Rewritten() {}

    /** The old file goes first: ext4 writes one to the disk at once whose content was cut off and replaced, which takes ten times as long. */
    public static Path write(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        return Files.write(file, content);
    }
}
