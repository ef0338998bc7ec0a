package io.biapy.io.file;

import java.nio.file.Path;

/** Bytes of a file, or unpacked from one, that are read at any position: completely, or with a {@link io.biapy.core.error.FileException}. */
public interface RandomBytes extends AutoCloseable {
    /** The file, for messages. */
    Path file();

    /** How many bytes there are. */
    long size();

    /** {@code count} bytes from position {@code at} on. */
    byte[] read(long at, long count);

    @Override
    void close();
}
