package io.biapy.io.store;

import io.biapy.core.error.FileException;
import io.biapy.core.run.ReadWhole;
import io.biapy.core.run.SpecialFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder; keys are paths below it. Holds no file open. Immutable. */
public final class FolderStore implements KeyStore {
    private final Path root;

    public FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public Path place(String key) {
        return key.isEmpty() ? root : root.resolve(Keys.safe(root, key));
    }

    @Override
    public Optional<byte[]> read(String key, long most) {
        return open(key, (file, channel) -> {
            long size = channel.size();
            if (size > most && Files.isDirectory(file)) {
                throw new FileException(file, "is a folder, and a file belongs there.");
            }
            if (size > most) {
                throw new FileException(
                        file, "has " + size + " bytes, and at most " + most + " belong; is it damaged?");
            }
            return read(file, channel, 0, (int) size);
        });
    }

    @Override
    public Optional<byte[]> read(String key, long at, int count) {
        return open(key, (file, channel) -> {
            long size = channel.size();
            long from = at < 0 ? size - count : at;
            if (from < 0 || from > size - count) {
                throw new FileException(
                        file,
                        "is cut off or damaged: " + count + " bytes at " + from + " are wanted, and it has " + size
                                + ".");
            }
            return read(file, channel, from, count);
        });
    }

    private static byte[] read(Path file, FileChannel channel, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        if (!ReadWhole.fill(channel, buffer, at)) {
            throw new FileException(file, "became shorter while it was read.");
        }
        return buffer.array();
    }

    private interface Reading {
        byte[] read(Path file, FileChannel channel) throws IOException;
    }

    private Optional<byte[]> open(String key, Reading reading) {
        Path file = place(key);
        SpecialFile.refuse(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return Optional.of(reading.read(file, channel));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new FileException(file, "may not be read: permission denied.", e);
        } catch (IOException e) {
            if (notInAFolder(file)) {
                return Optional.empty();
            }
            String problem = Files.isDirectory(file) ? "is a folder, and a file belongs there" : e.toString();
            throw new FileException(file, "cannot be read (" + problem + ").", e);
        }
    }

    /** Whether something above is a file, so that nothing can be below. */
    private static boolean notInAFolder(Path file) {
        Path above = file.getParent();
        return above != null && Files.exists(above) && !Files.isDirectory(above);
    }

    @Override
    public List<String> list(String key) {
        Path folder = place(key);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FileException(folder, "the folder cannot be read (" + e + ").", e);
        }
    }

    @Override
    public long version(String key) {
        try {
            BasicFileAttributes now = Files.readAttributes(place(key), BasicFileAttributes.class);
            return Objects.hash(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException e) {
            return -1; // reading it will say what is wrong
        }
    }
}
