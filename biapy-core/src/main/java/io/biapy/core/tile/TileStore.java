package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.run.ReadWhole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What is kept of tiles on disk: one file for each (pass, tile), made of sections that are read and checked one by one. A file is written aside
 * and renamed, so a reader sees the old or the new one, and a killed process leaves one of both. Nothing is forced to the disk: what the machine
 * loses with its power is found by its checksum. Safe for several threads.
 */
public final class TileStore {
    private static final System.Logger LOG = System.getLogger(TileStore.class.getName());
    private static final int MAGIC = 0x454C4954; // TILE
    private static final int FOLDER = 1000;
    private static final String FORMER = ".former";
    private static final StandardOpenOption[] ANEW = {
        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
    };

    private final Path folder;
    private final AtomicLong asides = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();

    /** Files under {@code folder}, which is made when something is written. */
    public TileStore(Path folder) {
        this.folder = folder;
    }

    /** The file of a tile, whether it exists or not. */
    public Path file(String pass, int tile) {
        return folder.resolve(pass).resolve(String.valueOf(tile / FOLDER)).resolve(String.valueOf(tile));
    }

    /** Writes all sections of a tile, replacing what there was; returns the checksum of the whole. */
    public int write(String pass, int tile, byte[]... sections) {
        ByteBuffer head = ByteBuffer.allocate(headLength(sections.length)).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(MAGIC).putInt(sections.length);
        for (byte[] section : sections) {
            head.putInt(section.length).putInt(checksum(section));
        }
        int checksum = checksum(head.array(), 0, head.position());
        head.putInt(checksum).flip();
        Path file = file(pass, tile);
        Path aside = file.resolveSibling("." + tile + "." + asides.incrementAndGet() + ".part");
        ByteBuffer[] all = new ByteBuffer[sections.length + 1];
        all[0] = head;
        for (int k = 0; k < sections.length; k++) {
            all[k + 1] = ByteBuffer.wrap(sections[k]);
        }
        try {
            boolean moved = false;
            try {
                writeTo(aside, all);
                putInPlace(aside, file);
                moved = true;
            } finally {
                if (!moved) {
                    Files.deleteIfExists(aside);
                }
            }
        } catch (IOException e) {
            throw new FileException(
                    file,
                    "cannot be written (" + e
                            + "). Nothing is lost: make room and start the same work again; it goes on" + " from here.",
                    e);
        }
        return checksum;
    }

    /**
     * In two renames that replace nothing, since a file system may first write a file to the disk that replaces another (ext4 does). In between, and after
     * an end of the process in between, the former file has another name, under which readers look too.
     */
    private static void putInPlace(Path aside, Path file) throws IOException {
        Path former = former(file);
        try {
            Files.move(file, former, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // there is none, or an earlier process has ended in between
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(former);
    }

    /** To be called when nobody writes to a pass any more: gives files that lie under their former names, as a killed process leaves them, their own. */
    void settle(String pass) {
        Path all = folder.resolve(pass);
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> files = Files.walk(all)) {
            for (Path former : files.filter(f -> f.toString().endsWith(FORMER)).toList()) {
                String name = String.valueOf(former.getFileName());
                Path file = former.resolveSibling(name.substring(0, name.length() - FORMER.length()));
                if (Files.exists(file)) {
                    Files.delete(former);
                } else {
                    Files.move(former, file, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new FileException(all, "cannot be put in order (" + e + ").", e);
        }
    }

    private static Path former(Path file) {
        return file.resolveSibling(file.getFileName() + FORMER);
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            try {
                return FileChannel.open(former(file), StandardOpenOption.READ);
            } catch (NoSuchFileException again) { // put in place meanwhile, or never there
                return FileChannel.open(file, StandardOpenOption.READ);
            }
        }
    }

    /** What a killed process has left under the name of a file that was being written is written over: the journal's lock keeps other processes away. */
    private void writeTo(Path aside, ByteBuffer[] all) throws IOException {
        FileChannel out;
        try {
            out = FileChannel.open(aside, ANEW);
        } catch (NoSuchFileException e) {
            Files.createDirectories(aside.resolveSibling(""));
            out = FileChannel.open(aside, ANEW);
        }
        try (FileChannel open = out) {
            do {
                written.addAndGet(open.write(all));
            } while (remains(all));
        }
    }

    private static boolean remains(ByteBuffer[] all) {
        for (ByteBuffer part : all) {
            if (part.hasRemaining()) {
                return true;
            }
        }
        return false;
    }

    /** One section; empty where there is no file, or where it is damaged, which is logged as a warning that names it. */
    public Optional<byte[]> read(String pass, int tile, int section) {
        Path file = file(pass, tile);
        try (FileChannel in = open(file)) {
            Head head = Head.of(in);
            if (head == null || section >= head.lengths.length || head.end() != in.size()) {
                return damaged(file);
            }
            byte[] bytes = new byte[head.lengths[section]];
            if (!ReadWhole.fill(in, ByteBuffer.wrap(bytes), head.start(section))
                    || checksum(bytes) != head.checksums[section]) {
                return damaged(file);
            }
            read.addAndGet(bytes.length);
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FileException(file, "cannot be read (" + e + ").", e);
        }
    }

    /** Whether the file of a tile is there, whole, and the one that {@link #write} gave this checksum for. Reads all of it. */
    public boolean isIntact(String pass, int tile, int checksum) {
        Path file = file(pass, tile);
        try (FileChannel in = open(file)) {
            Head head = Head.of(in);
            if (head == null || head.checksum != checksum || head.end() != in.size()) {
                return damaged(file).isPresent();
            }
            for (int k = 0; k < head.lengths.length; k++) {
                byte[] bytes = new byte[head.lengths[k]];
                if (!ReadWhole.fill(in, ByteBuffer.wrap(bytes), head.start(k))
                        || checksum(bytes) != head.checksums[k]) {
                    return damaged(file).isPresent();
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            LOG.log(System.Logger.Level.WARNING, "{0}: is gone; it is made again.", file);
            return false;
        } catch (IOException e) {
            throw new FileException(file, "cannot be read (" + e + ").", e);
        }
    }

    private static Optional<byte[]> damaged(Path file) {
        LOG.log(System.Logger.Level.WARNING, "{0}: is damaged (its checksum is another one); it is made again.", file);
        return Optional.empty();
    }

    /** Bytes written so far by this object. */
    public long bytesWritten() {
        return written.get();
    }

    /** Bytes of sections read so far by this object. */
    public long bytesRead() {
        return read.get();
    }

    private static int headLength(int sections) {
        return 12 + 8 * sections;
    }

    static int checksum(byte[] bytes) {
        return checksum(bytes, 0, bytes.length);
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Lengths and checksums of the sections. */
    private record Head(int[] lengths, int[] checksums, int checksum) {
        private static final int MOST = 1 << 16;

        static @org.jspecify.annotations.Nullable Head of(FileChannel in) throws IOException {
            ByteBuffer start = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            if (!ReadWhole.fill(in, start, 0)
                    || start.getInt(0) != MAGIC
                    || start.getInt(4) < 0
                    || start.getInt(4) > MOST) {
                return null;
            }
            int n = start.getInt(4);
            ByteBuffer all = ByteBuffer.allocate(headLength(n)).order(ByteOrder.LITTLE_ENDIAN);
            if (!ReadWhole.fill(in, all, 0)
                    || TileStore.checksum(all.array(), 0, headLength(n) - 4) != all.getInt(headLength(n) - 4)) {
                return null;
            }
            int[] lengths = new int[n];
            int[] checksums = new int[n];
            for (int k = 0; k < n; k++) {
                lengths[k] = all.getInt(8 + 8 * k);
                checksums[k] = all.getInt(12 + 8 * k);
            }
            return new Head(lengths, checksums, all.getInt(headLength(n) - 4));
        }

        long start(int section) {
            long at = headLength(lengths.length);
            for (int k = 0; k < section; k++) {
                at += lengths[k];
            }
            return at;
        }

        long end() {
            return start(lengths.length);
        }
    }

    @Override
    public String toString() {
        return "tiles kept in " + folder;
    }
}
