package io.biapy.io.file;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A file mapped into memory, in windows that are made when they are first read and go with this object: reading costs a copy and no
 * system call, a quarter of the time of reading through a channel for large parts, a tenth for rows. Safe for several threads.
 */
public final class MappedFile {
    private static final long WINDOW = 1L << 30;

    private final Path file;
    private final Path shown;
    private final long size;
    private final AtomicReferenceArray<MappedByteBuffer> windows;

    private MappedFile(Path file, Path shown, long size) {
        this.file = file;
        this.shown = shown;
        this.size = size;
        this.windows = new AtomicReferenceArray<>(Math.toIntExact((size + WINDOW - 1) / WINDOW));
    }

    /** A file as long as it is now; nothing is mapped yet. */
    public static MappedFile of(Path file) {
        return of(file, file);
    }

    /** The same under another name in messages. */
    static MappedFile of(Path file, Path shown) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return new MappedFile(file, shown, bytes.size());
        }
    }

    /** To be read now; a {@link FileException} where the file is gone or shorter than it was. */
    public RandomBytes open() {
        try {
            if (Files.size(file) < size) {
                throw new FileException(shown, "became shorter since it was opened.");
            }
        } catch (IOException e) {
            throw new FileException(shown, "can no longer be read (" + e + ").", e);
        }
        return new View();
    }

    private MappedByteBuffer window(int index) throws IOException {
        MappedByteBuffer known = windows.get(index);
        if (known == null) {
            long start = index * WINDOW;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                known = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(WINDOW, size - start));
            }
            windows.set(index, known);
        }
        return known;
    }

    private final class View implements RandomBytes {
        @Override
        public Path file() {
            return shown;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] read(long at, long count) {
            FileBytes.check(shown, size, at, count);
            byte[] into = new byte[(int) count];
            try {
                for (int done = 0; done < into.length; ) {
                    long position = at + done;
                    MappedByteBuffer window = window((int) (position / WINDOW));
                    int start = (int) (position % WINDOW);
                    int part = Math.min(into.length - done, window.limit() - start);
                    window.get(start, into, done, part);
                    done += part;
                }
                return into;
            } catch (IOException | InternalError e) { // the latter where the file was cut while it was read
                throw new FileException(shown, "cannot be read (" + e + "); did it become shorter?", e);
            }
        }

        @Override
        public void close() {}
    }
}
