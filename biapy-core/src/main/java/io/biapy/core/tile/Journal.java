package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.run.WriteAside;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The list of what is done, in a file that only grows: for each finished tile of each pass its small result and the checksum of its file in the
 * {@link TileStore}, if it has one. A record that was cut off by the end of a process, or is damaged, counts as not there (a warning names it). The first
 * record is the fingerprint of the work; a journal of other work is refused. While it is open a lock keeps every other process away. Safe for several
 * threads.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final int MAGIC = 0x4C4E524A; // JRNL
    private static final int HEAD = 12; // magic, length of the body, checksum of the body
    static final String NAME = "journal";
    private static final String FINGERPRINT = "fingerprint";

    private final Path file;
    private final FileChannel out;
    private final WorkLock lock;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    private record Key(String pass, int tile) {}

    /** What a finished tile left behind. */
    record Entry(byte[] result, boolean hasFile, int checksum) {}

    private Journal(Path file, FileChannel out, WorkLock lock) {
        this.file = file;
        this.out = out;
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
            Journal journal = new Journal(file, out, lock);
            try {
                journal.read();
                journal.requireSame(fingerprint);
                isOpen = true;
            } finally {
                if (!isOpen) {
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
        entries.clear();
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
        return Optional.ofNullable(entries.get(new Key(pass, tile))).map(Entry::result);
    }

    /** Whether a tile is recorded and, where it has a file, that file is what was recorded. */
    boolean isDone(String pass, int tile, TileStore store) {
        Entry entry = entries.get(new Key(pass, tile));
        return entry != null && (!entry.hasFile || store.isIntact(pass, tile, entry.checksum));
    }

    /** Records a finished tile that has no file. */
    public void record(String pass, int tile, byte[] result) {
        add(pass, tile, new Entry(result, false, 0));
    }

    /** Records a finished tile whose file has this checksum. */
    public void record(String pass, int tile, byte[] result, int checksum) {
        add(pass, tile, new Entry(result, true, checksum));
    }

    private synchronized void add(String pass, int tile, Entry entry) {
        byte[] name = pass.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + 4 + name.length + 9 + entry.result.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(HEAD);
        bytes.putInt(name.length).put(name).putInt(tile);
        bytes.put((byte) (entry.hasFile ? 1 : 0)).putInt(entry.checksum).put(entry.result);
        byte[] body = new byte[bytes.position() - HEAD];
        System.arraycopy(bytes.array(), HEAD, body, 0, body.length);
        bytes.putInt(0, MAGIC).putInt(4, body.length).putInt(8, TileStore.checksum(body));
        bytes.flip();
        try {
            WriteAside.put(out, bytes);
        } catch (IOException e) {
            throw new FileException(
                    file, "cannot be written (" + e + "). Make room and start the same work again; it goes on.", e);
        }
        entries.put(new Key(pass, tile), entry);
    }

    /** Reads all whole records and leaves the file ready for the next one. */
    private void read() throws IOException {
        long size = out.size();
        if (size > Integer.MAX_VALUE - 16) {
            throw new FileException(file, "is too large to be a journal.");
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        int odd = -1;
        while (at < all.limit()) {
            int next = take(all, at);
            if (next > at) {
                warn(odd, at);
                odd = -1;
                at = next;
            } else {
                odd = odd < 0 ? at : odd;
                at++;
            }
        }
        warn(odd, all.limit());
        out.position(odd < 0 ? size : odd);
        out.truncate(out.position());
    }

    private void warn(int from, int to) {
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
    private int take(ByteBuffer all, int at) {
        if (all.limit() - at < HEAD || all.getInt(at) != MAGIC) {
            return at;
        }
        int length = all.getInt(at + 4);
        if (length < 13 || length > all.limit() - at - HEAD) {
            return at;
        }
        byte[] body = new byte[length];
        all.get(at + HEAD, body);
        if (TileStore.checksum(body) != all.getInt(at + 8)) {
            return at;
        }
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = new byte[b.getInt()];
        b.get(name);
        int tile = b.getInt();
        boolean hasFile = b.get() != 0;
        int checksum = b.getInt();
        byte[] result = new byte[b.remaining()];
        b.get(result);
        entries.put(new Key(new String(name, StandardCharsets.UTF_8), tile), new Entry(result, hasFile, checksum));
        return at + HEAD + length;
    }

    /** Closes it and deletes the whole folder. */
    void discard(Path folder) {
        try {
            out.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        }
        WorkFolder.delete(folder, lock);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        } finally {
            lock.close();
        }
    }

    @Override
    public String toString() {
        return "journal " + file + " of " + entries.size() + " records";
    }
}
