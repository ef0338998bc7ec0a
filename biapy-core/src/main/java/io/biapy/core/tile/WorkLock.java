package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two processes (or two threads) off one work folder. The system takes it away when a process ends, however it ends. */
final class WorkLock implements AutoCloseable {
    static final String NAME = "lock";

    private final Path folder;
    private final FileChannel channel;

    private WorkLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static WorkLock take(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new FileException(
                        folder,
                        "is being worked in by another process; wait until it has ended, or give another output.");
            }
            return new WorkLock(folder, channel);
        } catch (IOException e) {
            throw new FileException(file, "cannot be locked (" + e + ").", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    /** Whether it stands in this file. */
    boolean isIn(Path file) {
        return file.equals(folder.resolve(NAME));
    }

    /** Deletes its file and the empty folder; whoever has begun to work there meanwhile keeps them. */
    void deleteFile() {
        try {
            Files.deleteIfExists(folder.resolve(NAME));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            System.getLogger(WorkLock.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder {0} stays: {1}", folder, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
