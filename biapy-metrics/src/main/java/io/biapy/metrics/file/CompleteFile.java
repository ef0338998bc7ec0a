package io.biapy.metrics.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file under a hidden name of its own beside its place and moves it there once it is complete, so that nobody ever reads a half of
 * it, and of two writers of one file one wins whole.
 */
public final class CompleteFile {
    private CompleteFile() {}

    /** Writes the content to the path that it is given. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Path partial) throws IOException;
    }

    /**
     * Writes a file; one of that name is replaced.
     *
     * @throws UncheckedIOException when it cannot be written; its message names the file, and nothing is left behind
     */
    public static void write(Path file, Content content) {
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path partial = file.resolveSibling("." + file.getFileName() + "." + random + ".part");
        try {
            try {
                content.writeTo(partial);
                move(partial, file);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written: " + e, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
