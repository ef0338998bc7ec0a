package io.biapy.io.file;

import io.biapy.core.error.FileException;
import io.biapy.core.run.ReadWhole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;

/**
 * An existing file, read at any position. Every read is complete or a {@link FileException}: a file that ends early never gives
 * zeros. Safe for several threads.
 */
public final class FileBytes implements RandomBytes {
    /** The longest read at once. */
    public static final int MOST = Integer.MAX_VALUE - 16;

    private final Path file;
    private final FileChannel channel;
    private final long size;

    private FileBytes(Path file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    /** Opens a regular file of at least one byte. */
    public static FileBytes open(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new FileException(file, "is a folder; an image file was expected.");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new FileException(file, "is not a regular file; an image file was expected.");
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            long size = channel.size();
            if (size == 0) {
                channel.close();
                throw new FileException(file, "is empty (0 bytes); an image file was expected.");
            }
            return new FileBytes(file, channel, size);
        } catch (NoSuchFileException e) {
            throw new FileException(file, "there is no such file.", e);
        } catch (AccessDeniedException e) {
            throw new FileException(file, "may not be read: permission denied.", e);
        } catch (IOException e) {
            throw new FileException(file, "cannot be opened (" + e.getMessage() + ").", e);
        }
    }

    /** The first {@code count} bytes, or fewer where the file is shorter, or none where it cannot be read. */
    public static byte[] head(Path file, int count) {
        try (FileBytes bytes = open(file)) {
            return bytes.read(0, (int) Math.min(count, bytes.size()));
        } catch (FileException e) {
            return new byte[0];
        }
    }

    @Override
    public Path file() {
        return file;
    }

    /** Length in bytes when it was opened. */
    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long at, long count) {
        return read(at, count, byte[]::new);
    }

    /** The same at the start of an array that {@code room} gives for that many bytes, which may be longer. */
    public byte[] read(long at, long count, IntFunction<byte[]> room) {
        check(file, size, at, count);
        byte[] into = room.apply((int) count);
        read(at, into, 0, (int) count);
        return into;
    }

    /** Fills {@code count} bytes of {@code into} from position {@code at} of the file on. */
    public void read(long at, byte[] into, int start, int count) {
        check(file, size, at, count);
        ByteBuffer buffer = ByteBuffer.wrap(into, start, count);
        try {
            if (!ReadWhole.fill(channel, buffer, at)) {
                throw new FileException(file, "became shorter while it was read.");
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be read (" + e + ").", e);
        }
    }

    static void check(Path file, long size, long at, long count) {
        if (at < 0 || count < 0 || at > size - count) {
            throw new FileException(
                    file,
                    "ends too early or is damaged: it names " + count + " bytes at position " + at + ", and has " + size
                            + " bytes.");
        }
        if (count > MOST) {
            throw new FileException(
                    file, "has a part of " + count + " bytes; at most " + MOST + " can be read at once.");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        }
    }
}
