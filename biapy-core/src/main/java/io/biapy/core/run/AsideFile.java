package io.biapy.core.run;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is written over some time under a hidden name in its own folder, and gets its own name when it is complete; what is closed
 * before is deleted, and what a killed process left of the same file, when the next one begins it. {@link WriteAside} does the same in one call. Not safe for several threads, but its channel is.
 */
public final class AsideFile implements AutoCloseable {
    private final Path file;
    private final Path aside;
    private final FileChannel channel;

    private AsideFile(Path file, Path aside, FileChannel channel) {
        this.file = file;
        this.aside = aside;
        this.channel = channel;
    }

    /** An empty file open for reading and writing; missing folders are made. */
    public static AsideFile create(Path file) {
        if (Files.isDirectory(file)) {
            throw new FileException(file, "is a folder; a file was to be written.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new FileException(file, "names no file to write.");
        }
        WriteAside.requirePlace(file);
        try {
            Files.createDirectories(folder);
            Leftovers.sweep(folder, file);
            while (true) {
                Path aside = Leftovers.name(folder, file);
                FileChannel channel =
                        FileChannel.open( // not createTempFile, which would give the file to its owner alone
                                aside,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                if (Leftovers.hold(aside, channel)) {
                    return new AsideFile(file, aside, channel);
                }
                channel.close();
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + "); nothing was left under this name.", e);
        }
    }

    /** The file's final name. */
    public Path file() {
        return file;
    }

    /** Where to write. */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Gives the file its name.
     *
     * @param replace whether what has that name may go
     * @param durable whether all must be on the disk before
     */
    public void keep(boolean replace, boolean durable) throws IOException {
        if (durable) {
            channel.force(true);
        }
        try { // still held, else a process that begins now takes it for left over
            rename(replace);
        } catch (AccessDeniedException e) {
            channel.close(); // there are systems that rename no open files
            rename(replace);
        }
        channel.close();
        Leftovers.release(aside);
    }

    private void rename(boolean replace) throws IOException {
        if (!replace) {
            Files.move(aside, file);
            return;
        }
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the file, unless it was kept. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(aside);
        } finally {
            Leftovers.release(aside);
        }
    }

    @Override
    public String toString() {
        return file + " (being written)";
    }
}
