package io.biapy.io.file;

import java.nio.file.Path;
import java.util.Arrays;

/** Bytes of {@code file} that are in memory already; {@code size} may be more than there are, as for the start of something longer. */
public record BytesInMemory(Path file, byte[] bytes, long size) implements RandomBytes {
    @Override
    public byte[] read(long at, long count) {
        FileBytes.check(file, Math.min(size, bytes.length), at, count);
        return Arrays.copyOfRange(bytes, (int) at, (int) (at + count));
    }

    @Override
    public void close() {}
}
