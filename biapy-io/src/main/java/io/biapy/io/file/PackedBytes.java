package io.biapy.io.file;

import io.biapy.core.error.FileException;
import io.biapy.core.run.Scratch;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is packed as a whole (gzip, zip, bzip2, text): unpacked as a whole when first read, since it can only be read from its start. Up to 64 MiB are
 * kept in memory, more in a scratch file, which goes with {@link #close()}. Never more is unpacked than was asked for. Safe for several
 * threads.
 */
public final class PackedBytes implements AutoCloseable {
    /** Opens the unpacked stream from its start. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** Unpacked bytes that one packed byte can hold at most. */
    public static final int MOST_RATIO = 1040;

    private static final int MOST_IN_MEMORY = 64 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Opener opener;
    private final long size;
    private SoftReference<byte[]> memory = new SoftReference<>(null);
    private @Nullable Scratch scratch;
    private @Nullable MappedFile unpacked;

    private PackedBytes(Path file, Opener opener, long size) {
        this.file = file;
        this.opener = opener;
        this.size = size;
    }

    /**
     * The first {@code size} bytes that {@code opener} gives.
     *
     * @param packed how many bytes they are packed into
     * @throws FileException where so few cannot hold so many
     */
    public static PackedBytes of(Path file, Opener opener, long size, long packed) {
        return of(file, opener, size, packed, MOST_RATIO);
    }

    /** The same where one packed byte holds {@code mostRatio} unpacked ones at most. */
    public static PackedBytes of(Path file, Opener opener, long size, long packed, int mostRatio) {
        if (size < 0 || packed < 0 || size > (double) packed * mostRatio) {
            throw new FileException(
                    file,
                    "ends too early or is damaged: it should unpack to " + size + " bytes, more than its "
                            + Math.max(0, packed) + " packed ones can hold.");
        }
        return new PackedBytes(file, opener, size);
    }

    /** The first {@code size} bytes of what is packed from byte {@code start} of the file on; as {@link #of}. */
    public static PackedBytes packed(Path file, Packer packer, long start, long size) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return of(file, () -> packer.open(from(file, start)), size, bytes.size() - start, packer.mostRatio());
        }
    }

    /** The first {@code size} bytes of what is packed with gzip from byte {@code start} of the file on; as {@link #of}. */
    public static PackedBytes gzip(Path file, long start, long size) {
        return packed(file, Packer.GZIP, start, size);
    }

    /** The first {@code count} unpacked bytes of a gzip file, or fewer where there are not so many. */
    public static byte[] gzipHead(Path file, int count) {
        return head(file, Packer.GZIP, count);
    }

    /** The first {@code count} unpacked bytes of a packed file, or fewer where there are not so many. */
    public static byte[] head(Path file, Packer packer, int count) {
        try (InputStream in = packer.open(from(file, 0))) {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    /** Unpacks where that has not been done yet. */
    public synchronized RandomBytes open() {
        MappedFile disk = unpacked;
        if (disk != null) {
            return disk.open();
        }
        byte[] all = memory.get();
        if (all != null) {
            return new BytesInMemory(file, all, size);
        }
        boolean done = false;
        try (InputStream in = opener.open()) {
            RandomBytes bytes = size <= MOST_IN_MEMORY ? toMemory(in) : toDisk(in);
            in.skip(1); // at the end the stream looks at its check sum
            done = true;
            return bytes;
        } catch (IOException e) {
            throw damaged(file, e);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private RandomBytes toMemory(InputStream in) throws IOException {
        byte[] all = in.readNBytes((int) size);
        requireAll(all.length);
        memory = new SoftReference<>(all);
        return new BytesInMemory(file, all, size);
    }

    private RandomBytes toDisk(InputStream in) throws IOException {
        Scratch folder = Scratch.create();
        scratch = folder;
        long room = Files.getFileStore(folder.folder()).getUsableSpace();
        if (room < size) {
            throw new FileException(
                    file,
                    "unpacks to " + size + " bytes, and " + folder.folder() + " has room for " + room
                            + " only. Unpack it with gunzip where there is room.");
        }
        Path target = folder.newFile(".raw");
        long done = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 20];
            while (done < size) {
                int got = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, size - done));
                if (got == 0) {
                    break;
                }
                out.write(buffer, 0, got);
                done += got;
            }
        }
        requireAll(done);
        unpacked = MappedFile.of(target, file);
        return unpacked.open();
    }

    private void requireAll(long got) {
        if (got < size) {
            throw new FileException(file, "ends too early: it unpacks to " + got + " bytes, and needs " + size + ".");
        }
    }

    /** The file's bytes from {@code start} on. */
    public static InputStream from(Path file, long start) throws IOException {
        try (FileBytes bytes = FileBytes.open(file)) {
            if (start > bytes.size()) {
                throw new EOFException("it has " + bytes.size() + " bytes");
            }
        }
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(start);
            return new BufferedInputStream(in, BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static FileException damaged(Path file, IOException e) {
        String problem = e instanceof AccessDeniedException
                ? "may not be read: permission denied."
                : e instanceof NoSuchFileException
                        ? "there is no such file."
                        : "cannot be unpacked, it is damaged or ends too early (" + e.getMessage() + ").";
        return new FileException(file, problem, e);
    }

    @Override
    public synchronized void close() {
        memory.clear();
        if (scratch != null) {
            scratch.close();
            scratch = null;
            unpacked = null;
        }
    }
}
