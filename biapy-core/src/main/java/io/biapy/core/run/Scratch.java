package io.biapy.core.run;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A folder of its own for intermediate files, deleted with everything in it on {@link #close()}, or at the latest when the Java process ends
 * in an orderly way. Safe for several threads.
 */
public final class Scratch implements AutoCloseable {
    private final Path folder;
    private final AtomicInteger files = new AtomicInteger();

    private Scratch(Path folder) {
        this.folder = folder;
        OpenScratch.add(this);
    }

    /** A new folder where the operating system keeps temporary files. */
    public static Scratch create() {
        return new Scratch(make(null));
    }

    /** A new folder inside {@code parent}, which is made where it is missing and stays. Take one on a disk with room. */
    public static Scratch in(Path parent) {
        return new Scratch(make(parent));
    }

    private static Path make(@Nullable Path parent) {
        try {
            return parent == null
                    ? Files.createTempDirectory("biapy-")
                    : Files.createTempDirectory(Files.createDirectories(parent), "biapy-");
        } catch (IOException e) {
            Path place = parent == null ? Path.of(System.getProperty("java.io.tmpdir")) : parent;
            throw new FileException(place, "no folder for intermediate files can be made here (" + e + ").", e);
        }
    }

    /** The folder; gone after {@link #close()}. */
    public Path folder() {
        return folder;
    }

    /** A path inside that nothing has yet and no other call gets, ending in {@code suffix}, for example ".raw"; the file is not made. */
    public Path newFile(String suffix) {
        return folder.resolve(files.incrementAndGet() + suffix);
    }

    /** Deletes the folder; links are removed, not followed. What cannot be deleted is logged. Closing again does nothing. */
    @Override
    public void close() {
        OpenScratch.remove(this);
        delete();
    }

    void delete() {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            System.getLogger(Scratch.class.getName())
                    .log(System.Logger.Level.WARNING, "Intermediate files in " + folder + " could not be deleted.", e);
        }
    }

    @Override
    public String toString() {
        return "Scratch folder " + folder;
    }
}
