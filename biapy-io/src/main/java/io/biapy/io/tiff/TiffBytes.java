package io.biapy.io.tiff;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** The bytes of an open TIFF file as its header says to read them: byte order, and 32-bit (classic) or 64-bit (BigTIFF) offsets. */
final class TiffBytes implements AutoCloseable {
    private static final int CLASSIC = 42;
    private static final int BIG = 43;

    private final FileBytes bytes;
    private final boolean bigEndian;
    private final boolean bigTiff;
    private final long firstDirectory;

    private TiffBytes(FileBytes bytes) {
        this.bytes = bytes;
        byte[] order = bytes.read(0, 2);
        boolean known = order[0] == order[1] && (order[0] == 'I' || order[0] == 'M');
        this.bigEndian = order[0] == 'M';
        long version = known ? number(2, 2) : 0;
        if (version != CLASSIC && version != BIG) {
            throw new FileException(bytes.file(), "is not a TIFF file: it does not start with II or MM and 42 or 43.");
        }
        this.bigTiff = version == BIG;
        if (bigTiff && (number(4, 2) != 8 || number(6, 2) != 0)) {
            throw new FileException(bytes.file(), "has a damaged BigTIFF header.");
        }
        this.firstDirectory = bigTiff ? number(8, 8) : number(4, 4);
    }

    static TiffBytes open(Path file) {
        FileBytes bytes = FileBytes.open(file);
        try {
            return new TiffBytes(bytes);
        } catch (FileException e) {
            bytes.close();
            throw e;
        }
    }

    Path file() {
        return bytes.file();
    }

    long size() {
        return bytes.size();
    }

    boolean isBigEndian() {
        return bigEndian;
    }

    boolean isBigTiff() {
        return bigTiff;
    }

    long firstDirectory() {
        return firstDirectory;
    }

    byte[] read(long at, long count) {
        return bytes.read(at, count);
    }

    /** The same at the start of an array that {@code room} gives for that many bytes. */
    byte[] read(long at, long count, IntFunction<byte[]> room) {
        return bytes.read(at, count, room);
    }

    /** The unsigned integer of {@code length} bytes (1, 2, 4 or 8) at {@code at}. */
    long number(long at, int length) {
        return number(bytes.read(at, length), 0, length);
    }

    /** The same from bytes read before. */
    long number(byte[] from, int at, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (from[bigEndian ? at + i : at + length - 1 - i] & 0xFF);
        }
        return value;
    }

    @Override
    public void close() {
        bytes.close();
    }
}
