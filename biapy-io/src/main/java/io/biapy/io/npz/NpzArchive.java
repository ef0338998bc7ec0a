package io.biapy.io.npz;

import io.biapy.core.error.FileException;
import io.biapy.io.file.BytesInMemory;
import io.biapy.io.file.FileBytes;
import io.biapy.io.file.PackedBytes;
import io.biapy.io.npy.NpyHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The arrays of an .npz file, which is a zip file of .npy files. Nothing is ever written under the names in it. */
final class NpzArchive {
    private static final String SUFFIX = ".npy";
    private static final int MOST_ENTRIES = 1 << 16;
    private static final int HEAD = 1 << 17;

    /** One array: its name without ".npy", the entry's full name, and what packs it. */
    record Entry(String name, String full, boolean packed, long size, long packedSize, long checkSum) {}

    private final Path file;
    private final List<Entry> entries;

    private NpzArchive(Path file, List<Entry> entries) {
        this.file = file;
        this.entries = List.copyOf(entries);
    }

    static NpzArchive open(Path file) {
        long size;
        try (FileBytes bytes = FileBytes.open(file)) {
            size = bytes.size();
        }
        List<Entry> entries = new ArrayList<>();
        try (ZipFile zip = zip(file)) {
            if (zip.size() > MOST_ENTRIES) {
                throw new FileException(file, "has " + zip.size() + " entries; at most " + MOST_ENTRIES + " are read.");
            }
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().endsWith(SUFFIX)) {
                    entries.add(entry(file, size, entry));
                }
            }
        } catch (IOException | IllegalArgumentException e) { // the latter where a name's bytes are no text
            throw damaged(file, e);
        }
        if (entries.isEmpty()) {
            throw new FileException(file, "is a zip file without NumPy arrays (.npy) in it.");
        }
        return new NpzArchive(file, entries);
    }

    private static Entry entry(Path file, long fileSize, ZipEntry entry) {
        String full = entry.getName();
        boolean packed = entry.getMethod() != ZipEntry.STORED;
        long most = packed ? PackedBytes.MOST_RATIO : 1;
        if (entry.getSize() < 0
                || entry.getCompressedSize() > fileSize
                || entry.getSize() / most > entry.getCompressedSize()) {
            throw new FileException(
                    file,
                    "is damaged, or a bomb: array \"" + full + "\" claims " + entry.getSize() + " bytes in "
                            + entry.getCompressedSize() + " packed ones.");
        }
        String name = full.substring(0, full.length() - SUFFIX.length());
        return new Entry(name, full, packed, entry.getSize(), entry.getCompressedSize(), entry.getCrc());
    }

    List<Entry> entries() {
        return entries;
    }

    /** The array of that name; of an empty name the only one. */
    Entry find(String name) {
        if (name.isEmpty() && entries.size() == 1) {
            return entries.get(0);
        }
        String holds = "it holds "
                + String.join(", ", entries.stream().map(Entry::name).toList());
        if (name.isEmpty()) {
            throw new FileException(
                    file,
                    "holds several arrays; name one, as " + file + ":/"
                            + entries.get(0).name() + " (" + holds + ").");
        }
        return entries.stream()
                .filter(entry -> entry.name().equals(name) || entry.full().equals(name))
                .findFirst()
                .orElseThrow(() -> new FileException(file, "has no array \"" + name + "\"; " + holds + "."));
    }

    NpyHeader header(Entry entry) {
        try (ZipFile zip = zip(file);
                InputStream in = EntryBytes.stream(zip, entry, false)) {
            byte[] start = in.readNBytes((int) Math.min(HEAD, entry.size()));
            return NpyHeader.read(new BytesInMemory(file, start, entry.size()));
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (IllegalArgumentException e) { // names that are not UTF-8
            throw new IOException(e);
        }
    }

    static FileException damaged(Path file, Exception e) {
        return new FileException(file, "is not an .npz file, or is damaged (" + e.getMessage() + ").", e);
    }
}
