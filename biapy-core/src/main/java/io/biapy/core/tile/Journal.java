package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.run.WriteAside;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The list of what is done, in a file that only grows: for each finished tile of each pass its small result and the checksum of its file in the
 * {@link TileStore}, if it has one. A record that was cut off by the end of a process, or is damaged, counts as not there (a warning names it). The first
 * record is the fingerprint of the work; a journal of other work is refused. While it is open a lock keeps every other process away. Results stay in the
 * file, of any size, and are read when they are asked for; in memory a record takes 16 bytes. Safe for several threads.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final int MAGIC = 0x4C4E524A; // JRNL
    private static final int HEAD = 12; // magic, length of the body, checksum of the body
    /** Of a body without name and result: length of the name, tile, flag, checksum of the file. */
    private static final int LEAST = 13;

    private static final int LONGEST_NAME = 1 << 16;
    static final String NAME = "journal";
    private static final String FINGERPRINT = "fingerprint";

    private final Path file;
    private final FileChannel out;
    private final RandomAccessFile in; // a channel would be closed for all by the interruption of one that reads
    private final WorkLock lock;
    private final JournalIndex index = new JournalIndex();

    private Journal(Path file, FileChannel out, RandomAccessFile in, WorkLock lock) {
        this.file = file;
        this.out = out;
        this.in = in;
        this.lock = lock;
    }

    /**
     * The journal of a work folder, which is made where it is missing.
     *
     * @param fingerprint everything that the results depend on, in words: input, options, tile
     */
    public static Journal open(Path folder, String fingerprint) {
        WorkLock lock = WorkLock.take(folder);
        boolean isOpen = false;
        Path file = folder.resolve(NAME);
        try {
            FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, out, new RandomAccessFile(file.toFile(), "r"), lock);
            try {
                journal.read();
                journal.requireSame(fingerprint);
                isOpen = true;
            } finally {
                if (!isOpen) {
                    journal.in.close();
                    out.close();
                }
            }
            return journal;
        } catch (IOException e) {
            throw new FileException(file, "cannot be opened (" + e + ").", e);
        } finally {
            if (!isOpen) {
                lock.close();
            }
        }
    }

    private void requireSame(String fingerprint) {
        Optional<byte[]> found = result(FINGERPRINT, 0);
        if (found.isEmpty()) { // new, or of work that cannot be known any more
            begin(fingerprint.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String other = new String(found.get(), StandardCharsets.UTF_8);
        if (!other.equals(fingerprint)) {
            throw new OtherWorkException(file.resolveSibling(""), other, fingerprint);
        }
    }

    /** Forgets all that is done. */
    void beginAnew() {
        begin(result(FINGERPRINT, 0).orElseThrow());
    }

    private void begin(byte[] fingerprint) {
        index.clear();
        restart();
        record(FINGERPRINT, 0, fingerprint);
    }

    private void restart() {
        try {
            out.truncate(0);
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + ").", e);
        }
    }

    /** The result of a finished tile; empty where it is not finished. */
    public Optional<byte[]> result(String pass, int tile) {
        return index.get(pass, tile).map(place -> read(pass, place));
    }

    /** Whether a tile is finished. */
    boolean has(String pass, int tile) {
        return index.get(pass, tile).isPresent();
    }

    private byte[] read(String pass, JournalIndex.Place place) {
        byte[] record = new byte[HEAD + place.length()];
        try {
            synchronized (in) {
                in.seek(place.at());
                in.readFully(record);
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be read (" + e + ").", e);
        }
        ByteBuffer head = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        if (head.getInt(0) != MAGIC || TileStore.checksum(record, HEAD, place.length()) != head.getInt(8)) {
            throw new FileException(
                    file, "was damaged while it was needed; start the same work again, and what is lost is made anew.");
        }
        return Arrays.copyOfRange(record, HEAD + LEAST + pass.getBytes(StandardCharsets.UTF_8).length, record.length);
    }

    /** Whether a tile is recorded and, where it has a file, that file is what was recorded. */
    boolean isDone(String pass, int tile, TileStore store) {
        Optional<JournalIndex.Place> place = index.get(pass, tile);
        return place.isPresent()
                && (!place.get().hasFile()
                        || store.isIntact(pass, tile, place.get().checksum()));
    }

    /** Records a finished tile that has no file. */
    public void record(String pass, int tile, byte[] result) {
        add(pass, tile, result, false, 0);
    }

    /** Records a finished tile whose file has this checksum. */
    public void record(String pass, int tile, byte[] result, int checksum) {
        add(pass, tile, result, true, checksum);
    }

    private synchronized void add(String pass, int tile, byte[] result, boolean hasFile, int checksum) {
        byte[] name = pass.getBytes(StandardCharsets.UTF_8);
        int length = Math.addExact(LEAST + name.length, result.length);
        if (name.length > LONGEST_NAME || tile < -1 || length > Integer.MAX_VALUE - 2 * HEAD) {
            throw new IllegalArgumentException("Pass " + pass + ", tile " + tile + " with a result of " + result.length
                    + " bytes cannot be recorded.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(HEAD);
        bytes.putInt(name.length).put(name).putInt(tile);
        bytes.put((byte) (hasFile ? 1 : 0)).putInt(checksum).put(result);
        bytes.putInt(0, MAGIC).putInt(4, length).putInt(8, TileStore.checksum(bytes.array(), HEAD, length));
        bytes.flip();
        try {
            long at = out.position();
            WriteAside.put(out, bytes);
            index.put(pass, tile, new JournalIndex.Place(at, length, hasFile, checksum));
        } catch (IOException e) {
            throw new FileException(
                    file, "cannot be written (" + e + "). Make room and start the same work again; it goes on.", e);
        }
    }

    /** Reads all whole records and leaves the file ready for the next one. */
    private void read() throws IOException {
        FileWindow all = new FileWindow(out);
        long size = all.size();
        long at = 0;
        long odd = -1;
        while (at < size) {
            long next = take(all, at);
            if (next > at) {
                warn(odd, at);
                odd = -1;
                at = next;
            } else {
                odd = odd < 0 ? at : odd;
                at++;
            }
        }
        warn(odd, size);
        out.position(odd < 0 ? size : odd);
        out.truncate(out.position());
    }

    private void warn(long from, long to) {
        if (from >= 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: bytes {1} to {2} are no whole record; what they told is done again.",
                    file,
                    String.valueOf(from),
                    String.valueOf(to));
        }
    }

    /** Takes the record at {@code at}, if there is a whole one; returns where it ends. */
    private long take(FileWindow all, long at) throws IOException {
        ByteBuffer head = all.bytes(at, HEAD);
        if (head.remaining() < HEAD || head.getInt(0) != MAGIC) {
            return at;
        }
        int length = head.getInt(4);
        int checksum = head.getInt(8);
        if (length < LEAST || length > all.size() - at - HEAD || all.checksum(at + HEAD, length) != checksum) {
            return at;
        }
        ByteBuffer body = all.bytes(at + HEAD, LEAST + LONGEST_NAME);
        int named = body.getInt();
        if (named < 0 || named > Math.min(LONGEST_NAME, length - LEAST)) {
            return at;
        }
        byte[] name = new byte[named];
        body.get(name);
        int tile = body.getInt();
        if (tile < -1) {
            return at;
        }
        boolean hasFile = body.get() != 0;
        index.put(
                new String(name, StandardCharsets.UTF_8),
                tile,
                new JournalIndex.Place(at, length, hasFile, body.getInt()));
        return at + HEAD + length;
    }

    /** Closes it and deletes the whole folder. */
    void discard(Path folder) {
        try {
            in.close();
            out.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        }
        WorkFolder.delete(folder, lock);
    }

    @Override
    public void close() {
        try {
            in.close();
            out.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        } finally {
            lock.close();
        }
    }

    @Override
    public String toString() {
        return "journal " + file + " of " + index.records() + " records";
    }
}
