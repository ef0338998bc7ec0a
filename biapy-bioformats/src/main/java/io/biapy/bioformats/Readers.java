package io.biapy.bioformats;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import loci.formats.FormatException;
import loci.formats.IFormatReader;
import loci.formats.ImageReader;
import loci.formats.in.DynamicMetadataOptions;
import org.jspecify.annotations.Nullable;

/**
 * Readers of one image: Bio-Formats' own serve one thread at a time, so a thread takes one, and where none is free another is opened, up to a few;
 * then it waits. Safe for several threads.
 */
final class Readers implements AutoCloseable {
    private static final int MOST = Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));

    /** What a thread does with a reader. */
    @FunctionalInterface
    interface Use<T> {
        T of(IFormatReader reader) throws FormatException, IOException;
    }

    private final Path file;
    private final Place place;
    private final Semaphore permits = new Semaphore(MOST);
    private final Deque<IFormatReader> free = new ArrayDeque<>();
    private boolean closed;

    /** @param first an open reader that stands at {@code place} */
    Readers(Path file, Place place, IFormatReader first) {
        this.file = file;
        this.place = place;
        free.push(first);
    }

    /** Whether a file starts like one of Bio-Formats' formats. */
    static boolean knows(Path file) {
        try {
            return new ImageReader().isThisType(file.toString(), true);
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** A reader of a file; closed again where that fails. */
    static IFormatReader open(Path file, @Nullable FoundMetadata into) {
        return Guarded.call(file, () -> {
            ImageReader reader = new ImageReader();
            reader.setFlattenedResolutions(false);
            reader.setOriginalMetadataPopulated(false);
            DynamicMetadataOptions options = new DynamicMetadataOptions();
            options.setBoolean("zeissczi.attachments", false);
            reader.setMetadataOptions(options);
            if (into != null) {
                reader.setMetadataStore(into);
            }
            boolean opened = false;
            try {
                reader.setId(file.toString());
                opened = true;
                return reader;
            } finally {
                if (!opened) {
                    close(reader);
                }
            }
        });
    }

    /** Runs {@code use} with a reader that no other thread has. */
    <T> T use(Use<T> use) {
        permits.acquireUninterruptibly();
        IFormatReader reader = null;
        boolean good = false;
        try {
            reader = take();
            IFormatReader taken = reader;
            T result = Guarded.call(file, () -> use.of(taken));
            good = true;
            return result;
        } finally {
            if (reader != null) {
                give(reader, good);
            }
            permits.release();
        }
    }

    private IFormatReader take() {
        synchronized (this) {
            if (closed) {
                throw new FileException(file, "was closed; open it again to read more of it.");
            }
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        IFormatReader reader = open(file, null);
        reader.setSeries(place.series());
        reader.setResolution(place.resolution());
        return reader;
    }

    /** One that failed may be in disorder, and is not used again. */
    private void give(IFormatReader reader, boolean good) {
        synchronized (this) {
            if (good && !closed) {
                free.push(reader);
                return;
            }
        }
        close(reader);
    }

    static void close(IFormatReader reader) {
        try {
            reader.close();
        } catch (IOException | RuntimeException e) {
            System.getLogger(Readers.class.getName()).log(System.Logger.Level.DEBUG, "closing a reader", e);
        }
    }

    @Override
    public void close() {
        Deque<IFormatReader> all;
        synchronized (this) {
            closed = true;
            all = new ArrayDeque<>(free);
            free.clear();
        }
        all.forEach(Readers::close);
    }
}
