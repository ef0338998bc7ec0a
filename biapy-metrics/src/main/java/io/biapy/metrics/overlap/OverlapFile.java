package io.biapy.metrics.overlap;

import io.biapy.metrics.file.CompleteFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Overlap tables as files, so that every machine of a cluster can count its own blocks and one can add the tables up.
 *
 * <p>The format, big endian: the eight letters {@code BIAPYOV1}; the number of rows in 4 bytes; a row true id, found id, voxels in
 * 8 bytes each, rising by true id, then found id; the CRC-32 of all that in 8 bytes. 24 bytes a pair of ids that overlap.
 */
public final class OverlapFile {
    private static final long LETTERS = 0x42494150594F5631L;

    private OverlapFile() {}

    /**
     * Writes a table; a file of that name is replaced once the new one is complete.
     *
     * @throws UncheckedIOException when it cannot be written; its message names the file
     */
    public static void write(Path file, OverlapTable table) {
        CompleteFile.write(file, partial -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
                write(out, table);
            }
        });
    }

    /**
     * Reads a table.
     *
     * @throws UncheckedIOException when it cannot be read, or is damaged; its message names the file
     */
    public static OverlapTable read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            OverlapTable table = read(in);
            if (in.read() >= 0) {
                throw new IOException("there is more behind its end");
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The overlap table " + file + " cannot be read: " + e.getMessage() + ". Count these blocks again.",
                    e);
        }
    }

    /** Writes a table to a stream, which stays open. */
    public static void write(OutputStream stream, OverlapTable table) throws IOException {
        CheckedOutputStream sum = new CheckedOutputStream(stream, new CRC32());
        DataOutputStream out = new DataOutputStream(sum);
        out.writeLong(LETTERS);
        out.writeInt(table.pairs());
        for (int p = 0; p < table.pairs(); p++) {
            out.writeLong(table.truthId(p));
            out.writeLong(table.foundId(p));
            out.writeLong(table.voxels(p));
        }
        out.writeLong(sum.getChecksum().getValue());
        out.flush();
    }

    /**
     * Reads a table from a stream, up to its last byte and no further where the stream is buffered.
     *
     * @throws IOException when the stream ends early, holds something else, or is damaged
     */
    public static OverlapTable read(InputStream stream) throws IOException {
        CheckedInputStream sum = new CheckedInputStream(stream, new CRC32());
        DataInputStream in = new DataInputStream(sum);
        try {
            if (in.readLong() != LETTERS) {
                throw new IOException("it is no overlap table, since it does not begin with BIAPYOV1");
            }
            int rows = in.readInt();
            PairHash pairs = new PairHash(1 << 10);
            for (int row = 0; row < rows; row++) {
                add(pairs, row, in.readLong(), in.readLong(), in.readLong());
            }
            long expected = sum.getChecksum().getValue();
            if (rows < 0 || in.readLong() != expected) {
                throw new IOException("it is damaged, since its checksum does not fit");
            }
            return OverlapTable.of(pairs);
        } catch (EOFException e) {
            throw new IOException("it ends early", e);
        } catch (ArithmeticException e) {
            throw new IOException("it is damaged, since its voxels pass 2^63", e);
        }
    }

    private static void add(PairHash pairs, int row, long truth, long found, long voxels) throws IOException {
        if ((truth | found) < 0 || voxels <= 0 || pairs.count(pairs.slot(truth, found)) != 0) {
            throw new IOException("it is damaged, since row " + row + " holds the ids " + truth + ", " + found + " and "
                    + voxels + " voxels");
        }
        pairs.add(truth, found, voxels);
    }
}
