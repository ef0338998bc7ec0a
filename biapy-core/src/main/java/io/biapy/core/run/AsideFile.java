package io.biapy.core.run;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is written over some time under a hidden name in its own folder, and gets its own name when it is complete; what is closed
 * before is deleted. {@link WriteAside} does the same in one call. Not safe for several threads, but its channel is.
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
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = folder.resolve("." + file.getFileName() + "." + random + ".part");
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open( // not createTempFile, which would give the file to its owner alone
                    aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new AsideFile(file, aside, channel);
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
        channel.close();
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
        channel.close();
        Files.deleteIfExists(aside);
    }

    @Override
    public String toString() {
        return file + " (being written)";
    }
}
