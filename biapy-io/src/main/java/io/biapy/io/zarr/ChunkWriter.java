package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.core.run.WriteAside;
import io.biapy.io.sample.Words;
import io.biapy.io.store.FolderStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes the files of an array: a chunk each, or a shard of several. A file is written under another name and renamed, so that it is
 * there as a whole or not at all; what consists of the fill value only is left out. Safe for several threads that write different
 * files.
 */
final class ChunkWriter {
    private static final String ASIDE = ".part";
    private static final int ENTRY = 16;

    private final Path folder;
    private final ArrayMetadata array;
    private final int[] unit;

    ChunkWriter(Path folder, ArrayMetadata array) {
        this.folder = folder;
        this.array = array;
        this.unit = array.chunk().clone();
        Sharding sharding = array.sharding();
        for (int d = 0; sharding != null && d < unit.length; d++) {
            unit[d] = Math.multiplyExact(unit[d], sharding.perShard()[d]);
        }
    }

    /** Elements of one file along each dimension. */
    int[] unit() {
        return unit;
    }

    Path file(long[] index) {
        return folder.resolve(array.keys().key(index));
    }

    /** The elements of a file, last dimension fastest; the fill value where it is missing. */
    void read(long[] index, byte[] into) {
        ChunkReader reader = new ChunkReader(new FolderStore(folder), "", array);
        Sharding sharding = array.sharding();
        if (sharding == null) {
            if (reader.read(index, into) == null) {
                fill(into);
            }
            return;
        }
        for (int k = 0; k < sharding.chunks(); k++) {
            long[] start = start(k, sharding);
            long[] chunk = new long[start.length];
            for (int d = 0; d < start.length; d++) {
                chunk[d] = index[d] * sharding.perShard()[d] + start[d] / array.chunk()[d];
            }
            byte[] data = reader.read(chunk, null);
            if (data == null) {
                data = new byte[array.chunkBytes()];
                fill(data);
            }
            Boxes.copy(into, unit, start, data, array.chunk(), array.samples().bytes(), false);
        }
    }

    void fill(byte[] into) {
        byte[] element = array.fill();
        System.arraycopy(element, 0, into, 0, element.length);
        for (int done = element.length; done < into.length; done *= 2) {
            System.arraycopy(into, 0, into, done, Math.min(done, into.length - done));
        }
    }

    void write(long[] index, byte[] elements) {
        Path file = file(index);
        try {
            if (isFill(elements)) {
                Files.deleteIfExists(file);
            } else {
                put(file, packed(index, elements));
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + ").", e);
        }
    }

    private byte[] packed(long[] index, byte[] elements) {
        if (array.blockHeaders()) {
            return N5Block.encode(elements, index, array);
        }
        return array.sharding() == null ? array.codecs().encode(elements) : shard(elements);
    }

    private boolean isFill(byte[] elements) {
        byte[] element = array.fill();
        int n = element.length;
        return Arrays.equals(elements, 0, n, element, 0, n)
                && Arrays.equals(elements, 0, elements.length - n, elements, n, elements.length);
    }

    private static void put(Path file, byte[] content) throws IOException {
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = file.resolveSibling("." + file.getFileName() + "." + random + ASIDE);
        try {
            try {
                fill(aside, content);
            } catch (NoSuchFileException e) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                fill(aside, content);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
    }

    /** Whether a chunk was being written to this file; one that is there when nobody writes was left by a process that was killed. */
    static boolean isAside(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(ASIDE);
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            WriteAside.put(out, ByteBuffer.wrap(content));
        }
    }

    /** Place of chunk {@code k} in its shard. */
    private long[] start(int k, Sharding sharding) {
        long[] start = new long[unit.length];
        int rest = k;
        for (int d = unit.length - 1; d >= 0; d--) {
            start[d] = (long) (rest % sharding.perShard()[d]) * array.chunk()[d];
            rest /= sharding.perShard()[d];
        }
        return start;
    }

    /** Chunks that are not all fill value, one after the other, and their index behind or before. */
    private byte[] shard(byte[] elements) {
        Sharding sharding = java.util.Objects.requireNonNull(array.sharding());
        byte[] index = new byte[sharding.rawIndexBytes()];
        Arrays.fill(index, (byte) -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(elements.length / 2);
        byte[] chunk = new byte[array.chunkBytes()];
        long position = sharding.indexAtEnd() ? 0 : sharding.indexBytes();
        for (int k = 0; k < sharding.chunks(); k++) {
            Boxes.copy(
                    elements,
                    unit,
                    start(k, sharding),
                    chunk,
                    array.chunk(),
                    array.samples().bytes(),
                    true);
            if (!isFill(chunk)) {
                byte[] packed = array.codecs().encode(chunk);
                Words.put64(index, ENTRY * k, position, false);
                Words.put64(index, ENTRY * k + 8, packed.length, false);
                out.write(packed, 0, packed.length);
                position += packed.length;
            }
        }
        byte[] stored = sharding.index().encode(index);
        byte[] chunks = out.toByteArray();
        byte[] all = new byte[chunks.length + stored.length];
        System.arraycopy(chunks, 0, all, sharding.indexAtEnd() ? 0 : stored.length, chunks.length);
        System.arraycopy(stored, 0, all, sharding.indexAtEnd() ? chunks.length : 0, stored.length);
        return all;
    }
}
