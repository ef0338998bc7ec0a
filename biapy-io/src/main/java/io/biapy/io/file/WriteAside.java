package io.biapy.io.file;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file under another name in the same folder and gives it its own name only when it is complete: a full disk or a killed
 * process leaves what was there before. Missing folders are made.
 */
public final class WriteAside {
    /** Writes the content of one file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code out}, an empty file open for reading and writing. */
        void writeTo(FileChannel out) throws IOException;
    }

    private WriteAside() {}

    /** Writes {@code file}, replacing what has its name; a {@link FileException} where that fails. */
    public static void write(Path file, Content content) {
        Path aside = null;
        try {
            if (Files.isDirectory(file)) {
                throw new FileException(file, "is a folder; a file was to be written.");
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new FileException(file, "names no file to write.");
            }
            Files.createDirectories(folder);
            aside = Files.createTempFile(folder, "." + file.getFileName() + ".", ".part");
            try (FileChannel out = FileChannel.open(aside, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                content.writeTo(out);
                out.force(true);
            }
            move(aside, file);
            aside = null;
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + "); nothing was left under this name.", e);
        } finally {
            if (aside != null) {
                discard(aside);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            System.getLogger(WriteAside.class.getName())
                    .log(System.Logger.Level.WARNING, "The unfinished file " + aside + " could not be removed.", e);
        }
    }
}
