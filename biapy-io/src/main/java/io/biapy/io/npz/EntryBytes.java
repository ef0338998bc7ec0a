package io.biapy.io.npz;

import io.biapy.core.error.FileException;
import io.biapy.io.array.ArrayData;
import io.biapy.io.file.PackedBytes;
import io.biapy.io.file.RandomBytes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The bytes of one entry of a zip file: read at any place where they are stored, unpacked as a whole where they are packed. */
final class EntryBytes {
    private EntryBytes() {}

    /** From byte {@code start} of the entry on. */
    static ArrayData data(Path file, NpzArchive.Entry entry, long start) {
        if (!entry.packed()) {
            return ArrayData.of(() -> stored(file, entry), () -> {}, start);
        }
        PackedBytes packed = PackedBytes.of(file, () -> openPacked(file, entry), entry.size(), entry.packedSize());
        return ArrayData.of(packed::open, packed::close, start);
    }

    /** @param checked whether an {@link IOException} comes at the end where the check sum is wrong */
    static InputStream stream(ZipFile zip, NpzArchive.Entry entry, boolean checked) throws IOException {
        ZipEntry known;
        try {
            known = zip.getEntry(entry.full());
        } catch (IllegalArgumentException e) { // another name near by is no text
            throw new IOException(e);
        }
        InputStream in = known == null ? null : zip.getInputStream(known);
        if (in == null) {
            throw new IOException("its entry \"" + entry.full() + "\" is gone");
        }
        return checked ? new Checked(in, entry.checkSum()) : in;
    }

    private static InputStream openPacked(Path file, NpzArchive.Entry entry) throws IOException {
        ZipFile zip = NpzArchive.zip(file);
        try {
            return new FilterInputStream(stream(zip, entry, true)) {
                @Override
                public void close() throws IOException {
                    zip.close(); // and its streams
                }
            };
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static RandomBytes stored(Path file, NpzArchive.Entry entry) {
        try {
            return new Stored(file, entry, NpzArchive.zip(file));
        } catch (IOException e) {
            throw NpzArchive.damaged(file, e);
        }
    }

    private record Stored(Path file, NpzArchive.Entry entry, ZipFile zip) implements RandomBytes {
        @Override
        public long size() {
            return entry.size();
        }

        @Override
        public byte[] read(long at, long count) {
            if (at < 0 || count < 0 || at > size() - count) {
                throw new FileException(
                        file, "ends too early: " + count + " bytes at " + at + " of " + entry.full() + ".");
            }
            try (InputStream in = stream(zip, entry, false)) {
                in.skipNBytes(at);
                byte[] bytes = in.readNBytes((int) count);
                if (bytes.length < count) {
                    throw new IOException("it ends too early");
                }
                return bytes;
            } catch (IOException e) {
                throw NpzArchive.damaged(file, e);
            }
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException e) {
                throw NpzArchive.damaged(file, e);
            }
        }
    }

    /** Compares check sums at the end, which the JDK leaves out for zip files that are read entry by entry. */
    private static final class Checked extends CheckedInputStream {
        private final long expected;

        Checked(InputStream in, long expected) {
            super(in, new CRC32());
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            return checked(super.read());
        }

        @Override
        public int read(byte[] into, int start, int count) throws IOException {
            return checked(super.read(into, start, count));
        }

        private int checked(int got) throws IOException {
            if (got < 0 && getChecksum().getValue() != expected) {
                throw new IOException("a check sum is wrong");
            }
            return got;
        }
    }
}
