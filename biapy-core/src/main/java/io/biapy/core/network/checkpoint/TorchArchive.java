package io.biapy.core.network.checkpoint;

import io.biapy.core.error.FileException;
import io.biapy.core.run.SpecialFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The zip that PyTorch saves since 1.6: one folder with {@code data.pkl}, {@code byteorder} and the numbers in {@code data/0}, 1, ...
 * Nothing is unpacked to disk, and no more is read than the file is long.
 */
final class TorchArchive {
    private static final int MOST_PICKLE_BYTES = 1 << 23;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final String PICKLE = "/data.pkl";

    private final Path file;
    private final ZipFile zip;
    private final String folder;
    private final ByteOrder order;
    private final MemoryBudget budget;

    /** @param zip stays the caller's to close */
    TorchArchive(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.budget = new MemoryBudget(file);
        List<String> pickles = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
                .toList();
        if (pickles.size() != 1) {
            throw new FileException(
                    file,
                    "is no PyTorch checkpoint: it should hold one FOLDER" + PICKLE + ", found " + pickles.size() + ".");
        }
        folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length() + 1);
        order = byteOrder(zip.getEntry(folder + "byteorder"));
    }

    /** Opens the zip; a {@link FileException} where it is none. */
    static ZipFile open(Path file) throws IOException {
        SpecialFile.refuse(file);
        if (!Files.isRegularFile(file)) {
            throw new FileException(file, "there is no such file.");
        }
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            throw new FileException(
                    file,
                    "is no zip archive or cut short (" + e.getMessage()
                            + "); a checkpoint of PyTorch before 1.6 must be saved again with a newer one.",
                    e);
        }
    }

    private ByteOrder byteOrder(@Nullable ZipEntry entry) throws IOException {
        if (entry == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String text = new String(bytes(entry, 16), StandardCharsets.US_ASCII);
        return text.startsWith("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The bytes of the pickle. */
    byte[] pickle() throws IOException {
        return bytes(entry("data.pkl"), MOST_PICKLE_BYTES);
    }

    /** Checks that a tensor lies in its storage and counts it into the memory that will be needed. */
    void reserve(StoredTensor tensor) throws IOException {
        ZipEntry entry = entry("data/" + tensor.storage().key());
        long available = size(entry) / tensor.storage().type().bytes();
        long needed = tensor.offset() + tensor.span();
        if (needed > available) {
            throw new FileException(
                    file,
                    "a tensor needs " + needed + " numbers of " + entry.getName() + ", which has " + available + ".");
        }
        budget.take(tensor.span());
        budget.take(tensor.isContiguous() ? 0 : tensor.elements());
    }

    /** The numbers of a tensor that was reserved as floats, last axis fastest. */
    float[] read(StoredTensor tensor) throws IOException {
        ZipEntry entry = entry("data/" + tensor.storage().key());
        CRC32 sum = new CRC32();
        try (InputStream all = zip.getInputStream(entry);
                InputStream in = new CheckedInputStream(all, sum)) {
            ElementType type = tensor.storage().type();
            all.skipNBytes(tensor.offset() * type.bytes());
            float[] window = new float[(int) tensor.span()];
            int most = CHUNK_BYTES / type.bytes();
            for (int done = 0; done < window.length; done += most) {
                int count = Math.min(most, window.length - done);
                byte[] chunk = in.readNBytes(count * type.bytes());
                if (chunk.length < count * type.bytes()) {
                    throw new FileException(file, "its entry " + entry.getName() + " is cut short.");
                }
                ByteBuffer bytes = ByteBuffer.wrap(chunk).order(order);
                for (int i = 0; i < count; i++) {
                    window[done + i] = type.read(bytes, i * type.bytes());
                }
            }
            if (tensor.offset() == 0 && in.read() < 0) { // only then all of the entry was summed up
                verify(entry, sum);
            }
            return tensor.isContiguous() ? window : tensor.gather(window);
        }
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            throw new FileException(file, "has no entry " + folder + name + "; it is damaged.");
        }
        return entry;
    }

    /** PyTorch stores without compression, so no entry can claim more than the file holds. */
    private long size(ZipEntry entry) {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
            throw new FileException(
                    file, "its entry " + entry.getName() + " is compressed, which PyTorch never does; refused.");
        }
        return entry.getSize();
    }

    private byte[] bytes(ZipEntry entry, int most) throws IOException {
        if (size(entry) > most) {
            throw new FileException(
                    file,
                    "its " + entry.getName() + " has " + size(entry)
                            + " bytes, more than a checkpoint needs; refused.");
        }
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            byte[] bytes = in.readNBytes(most);
            verify(entry, sum);
            return bytes;
        }
    }

    private void verify(ZipEntry entry, CRC32 sum) {
        if (entry.getCrc() != sum.getValue()) {
            throw new FileException(
                    file, "the checksum of its entry " + entry.getName() + " is wrong; the file is damaged.");
        }
    }
}
