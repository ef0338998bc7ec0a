package io.biapy.io.store;

import io.biapy.core.error.FileException;
import io.biapy.core.run.SpecialFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip file, for reading; keys are its entries, below the one folder that holds all of them where there is such a one. The file
 * stays open until {@link #close()}. An entry whose name leads out of it is refused, no more is unpacked than was asked for, and what is read
 * whole is compared with its check sum.
 */
public final class ZipStore implements KeyStore {
    private static final int MOST_ENTRIES = 20_000_000;

    private final Path file;
    private final ZipFile zip;
    private final String top;

    private ZipStore(Path file, ZipFile zip, String top) {
        this.file = file;
        this.zip = zip;
        this.top = top;
    }

    /** Opens a zip file. */
    public static ZipStore open(Path file) {
        SpecialFile.refuse(file);
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new ZipStore(file, zip, top(file, zip));
            } catch (FileException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FileException(file, "cannot be read as a zip file (" + e.getMessage() + ").", e);
        }
    }

    /** The folder that holds everything, with its slash, or "". */
    private static String top(Path file, ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw new FileException(
                    file, "has " + zip.size() + " entries; at most " + MOST_ENTRIES + " are read from a zip file.");
        }
        String common = null;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            Keys.safe(file, name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
            String first = name.substring(0, name.indexOf('/') + 1);
            common = common == null || common.equals(first) ? first : "";
        }
        return common == null ? "" : common;
    }

    @Override
    public Path place(String key) {
        return key.isEmpty() ? file : file.resolve(Keys.safe(file, key));
    }

    @Override
    public Optional<byte[]> read(String key, long most) {
        ZipEntry entry = entry(key);
        if (entry == null) {
            return Optional.empty();
        }
        byte[] value = read(key, entry, 0, (int) Math.min(most + 1, Integer.MAX_VALUE - 16), false);
        if (value.length > most) {
            throw new FileException(
                    place(key), "unpacks to more than the " + most + " bytes that belong; it is damaged, or a bomb.");
        }
        CRC32 sum = new CRC32();
        sum.update(value);
        if (sum.getValue() != entry.getCrc()) { // which the JDK leaves out for files that are read entry by entry
            throw new FileException(place(key), "is damaged: its check sum is wrong.");
        }
        return Optional.of(value);
    }

    @Override
    public Optional<byte[]> read(String key, long at, int count) {
        ZipEntry entry = entry(key);
        return entry == null
                ? Optional.empty()
                : Optional.of(read(key, entry, at < 0 ? entry.getSize() - count : at, count, true));
    }

    private @Nullable ZipEntry entry(String key) {
        String name = top + Keys.safe(file, key);
        try {
            ZipEntry entry = zip.getEntry(name);
            return entry == null || entry.isDirectory() ? null : entry;
        } catch (IllegalArgumentException e) { // another name near by is no text
            throw new FileException(file, "cannot be read as a zip file (" + e.getMessage() + ").", e);
        }
    }

    private byte[] read(String key, ZipEntry entry, long at, int count, boolean all) {
        try (InputStream in = zip.getInputStream(entry)) {
            if (at > 0) {
                in.skipNBytes(at);
            }
            byte[] value = at < 0 ? new byte[0] : in.readNBytes(count);
            if (all && value.length < count) {
                throw new FileException(
                        place(key), "is cut off or damaged: " + count + " bytes at " + at + " are wanted.");
            }
            return value;
        } catch (IOException | IllegalStateException e) {
            throw new FileException(place(key), "cannot be unpacked (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public List<String> list(String key) {
        String folder = top + (key.isEmpty() ? "" : key + "/");
        TreeSet<String> names = new TreeSet<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            if (name.startsWith(folder) && name.length() > folder.length()) {
                names.add(name.substring(folder.length()).split("/", 2)[0]);
            }
        }
        return List.copyOf(names);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        }
    }
}
