package io.biapy.core.tile;

import io.biapy.core.run.ReadWhole;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Reads a file of any size from its beginning to its end, a megabyte at a time, with steps back within that. One thread. */
final class FileWindow {
    private static final int ROOM = 1 << 20;

    private final FileChannel in;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private long from;

    FileWindow(FileChannel in) throws IOException {
        this.in = in;
        this.size = in.size();
        window.limit(0);
    }

    long size() {
        return size;
    }

    /** The bytes from {@code at} on, {@code n} of them, or a megabyte, or as many as there are; good until the next call. */
    ByteBuffer bytes(long at, int n) throws IOException {
        int count = (int) Math.min(Math.min(n, ROOM), size - at);
        if (at < from || at + count > from + window.limit()) {
            window.clear().limit((int) Math.min(ROOM, size - at));
            from = at;
            if (!ReadWhole.fill(in, window, at)) {
                throw new EOFException("has become shorter than " + size + " bytes");
            }
            window.flip();
        }
        int start = (int) (at - from);
        return window.slice(start, count).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The checksum of {@code n} bytes. */
    int checksum(long at, long n) throws IOException {
        CRC32C crc = new CRC32C();
        for (long done = 0; done < n; ) {
            ByteBuffer some = bytes(at + done, (int) Math.min(ROOM, n - done));
            done += some.remaining();
            crc.update(some);
        }
        return (int) crc.getValue();
    }
}
