package io.biapy.core.run;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder of its own for intermediate files, deleted with everything in it on {@link #close()}, or at the latest when the Java process ends
 * in an orderly way; what a killed process left where the operating system keeps temporary files, when the next one makes its first. Safe for several threads.
 */
public final class Scratch implements AutoCloseable {
    private static final Pattern LOCKS = Pattern.compile("biapy-\\d+\\.lock");

    private final Path folder;
    private final @Nullable FileChannel lock;
    private final AtomicInteger files = new AtomicInteger();

    private Scratch(Path folder, @Nullable FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
        OpenScratch.add(this);
    }

    /** A new folder where the operating system keeps temporary files; what killed processes left there is deleted. */
    public static Scratch create() {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        Leftovers.sweepScratch(place, LOCKS);
        while (true) {
            Path folder = make(null);
            Path file = lockOf(folder);
            try {
                FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (Leftovers.hold(file, lock) && Files.isDirectory(folder)) {
                    return new Scratch(folder, lock);
                }
                lock.close(); // taken for left over by a process that has just begun
            } catch (IOException e) {
                return new Scratch(folder, null);
            }
        }
    }

    /** A new folder inside {@code parent}, which is made where it is missing and stays. Take one on a disk with room. */
    public static Scratch in(Path parent) {
        return new Scratch(make(parent), null);
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

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".lock");
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
            if (lock != null) {
                Files.deleteIfExists(lockOf(folder));
                lock.close();
                Leftovers.release(lockOf(folder));
            }
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
