package io.biapy.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An empty folder under a hidden name beside the one that it is to become. It belongs to its process by a lock beside it: what killed processes
 * left of the same folder is deleted when a new one is made, what a living one fills is not touched.
 */
public final class HiddenFolder implements AutoCloseable {
    private static final int TRIES = 100;

    private final Path path;
    private final FileChannel lock;

    private HiddenFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** In the folder {@code parent}, which is made where it is missing. */
    public static HiddenFolder create(Path parent, Path folder) throws IOException {
        Files.createDirectories(parent);
        Leftovers.sweep(parent, folder);
        for (int k = 0; k < TRIES; k++) {
            Path part = Leftovers.name(parent, folder);
            Path lock = Leftovers.lockOf(part);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (Leftovers.hold(lock, channel)) {
                HiddenFolder hidden = new HiddenFolder(part, channel);
                try {
                    Files.createDirectory(part);
                    return hidden;
                } catch (IOException e) {
                    hidden.close();
                    throw e;
                }
            }
            channel.close();
            Files.deleteIfExists(lock);
        }
        throw new IOException("another process deletes what is made here");
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /** Where what had the folder's name waits until the new one has it. */
    public Path old() {
        return Leftovers.oldOf(path);
    }

    /** Deletes the folder, where it still has its hidden name, and the lock. */
    @Override
    public void close() throws IOException {
        try (lock) {
            FolderTree.delete(path);
            Files.deleteIfExists(Leftovers.lockOf(path));
        } finally {
            Leftovers.release(Leftovers.lockOf(path));
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
