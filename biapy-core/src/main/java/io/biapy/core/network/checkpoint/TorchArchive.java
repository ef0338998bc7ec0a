package io.biapy.core.network.checkpoint;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
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
        byte[] text = read(entry, 0, (int) Math.min(16, size(entry)));
        return new String(text, StandardCharsets.US_ASCII).startsWith("big")
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }

    /** The bytes of the pickle. */
    byte[] pickle() throws IOException {
        ZipEntry entry = entry("data.pkl");
        if (size(entry) > MOST_PICKLE_BYTES) {
            throw new FileException(
                    file, "its data.pkl has " + size(entry) + " bytes, more than a checkpoint needs; refused.");
        }
        return read(entry, 0, (int) size(entry));
    }

    /** The numbers of a tensor as floats, last axis fastest. */
    float[] read(StoredTensor tensor) throws IOException {
        ElementType type = tensor.storage().type();
        ZipEntry entry = entry("data/" + tensor.storage().key());
        long available = size(entry) / type.bytes();
        long span = tensor.span();
        if (tensor.offset() + span > available) {
            throw new FileException(
                    file,
                    "a tensor needs " + (tensor.offset() + span) + " numbers of " + entry.getName() + ", which has "
                            + available + ".");
        }
        budget.take(span);
        budget.take(tensor.elements());
        float[] window = new float[(int) span];
        if (span * type.bytes() > Integer.MAX_VALUE - 8) {
            throw new FileException(file, "a tensor of more than 2 GB cannot be read.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(read(entry, tensor.offset() * type.bytes(), (int) span * type.bytes()))
                .order(order);
        for (int i = 0; i < window.length; i++) {
            window[i] = type.read(bytes, i * type.bytes());
        }
        return tensor.gather(window);
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

    private byte[] read(ZipEntry entry, long from, int count) throws IOException {
        if (from + count > file.toFile().length()) {
            throw new FileException(file, "its entry " + entry.getName() + " claims to be longer than the file.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            in.skipNBytes(from);
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new FileException(file, "its entry " + entry.getName() + " is cut short.");
            }
            if (from == 0 && count == entry.getSize()) {
                verify(entry, bytes);
            }
            return bytes;
        }
    }

    private void verify(ZipEntry entry, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (entry.getCrc() != sum.getValue()) {
            throw new FileException(
                    file, "the checksum of its entry " + entry.getName() + " is wrong; the file is damaged.");
        }
    }
}
