package io.biapy.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What killed processes left beside outputs that they had not finished: hidden names, which nobody holds any more. Whoever writes under such a
 * name holds a lock of the operating system on it as long as it lives; where file systems have no locks, nothing counts as left. A folder is
 * looked at once by a process, so that writing many files into it costs nothing. Safe for several threads and processes.
 */
final class Leftovers {
    private static final String PART = "part";
    private static final String OLD = "old";
    private static final String LOCK = "lock";
    private static final Pattern HIDDEN = Pattern.compile("\\.(.+)\\.[0-9a-f]{16}\\.(part|old|lock)");
    private static final int MOST_FOLDERS = 1000;
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final Map<Path, Map<String, List<Path>>> FOUND = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Map<String, List<Path>>> eldest) {
            return size() > MOST_FOLDERS;
        }
    };

    private Leftovers() {}

    /** A hidden name beside {@code file} that nothing has. */
    static Path name(Path folder, Path file) {
        return folder.resolve(String.format(
                ".%s.%016x.%s", file.getFileName(), ThreadLocalRandom.current().nextLong(), PART));
    }

    /** The lock of a folder that is being filled. */
    static Path lockOf(Path part) {
        return sibling(part, LOCK);
    }

    /** Where what a folder replaces waits. */
    static Path oldOf(Path part) {
        return sibling(part, OLD);
    }

    private static Path sibling(Path hidden, String kind) {
        String name = String.valueOf(hidden.getFileName());
        return hidden.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + kind);
    }

    /** Holds a file that was just made; false where another process took it for left over and deletes it. */
    static boolean hold(Path file, FileChannel channel) {
        Path key = key(file);
        HELD.add(key);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && Files.exists(file)) {
                return true;
            }
            HELD.remove(key);
            return false;
        } catch (IOException | UnsupportedOperationException e) {
            return true; // no locks here, so nobody can think that it is left over
        }
    }

    /** The file is gone or has its name; closing its channel frees the lock. */
    static void release(Path file) {
        HELD.remove(key(file));
    }

    /** Deletes what was left of {@code file}; a folder that was about to be replaced, and is missing, gets its name again. */
    static void sweep(Path folder, Path file) {
        List<Path> hidden;
        synchronized (FOUND) {
            hidden = FOUND.computeIfAbsent(folder.toAbsolutePath().normalize(), Leftovers::search)
                    .remove(String.valueOf(file.getFileName()));
        }
        for (Path each : hidden == null ? List.<Path>of() : hidden) {
            try {
                clear(each, folder.resolve(file.getFileName()));
            } catch (IOException | OverlappingFileLockException e) {
                System.getLogger(Leftovers.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "{0} was left by an ended run and cannot be deleted ({1}).",
                                each,
                                e);
            }
        }
    }

    private static Map<String, List<Path>> search(Path folder) {
        Map<String, List<Path>> found = new ConcurrentHashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(path -> {
                Matcher name = HIDDEN.matcher(String.valueOf(path.getFileName()));
                if (name.matches()) {
                    found.computeIfAbsent(name.group(1), key -> new ArrayList<>())
                            .add(path);
                }
            });
        } catch (IOException | java.io.UncheckedIOException e) {
            return found; // writing into it will say what is wrong
        }
        return found;
    }

    private static void clear(Path hidden, Path target) throws IOException {
        boolean folder = Files.isDirectory(hidden, LinkOption.NOFOLLOW_LINKS);
        Path lock = folder ? lockOf(hidden) : hidden;
        if (HELD.contains(key(lock))) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            FileLock held = channel.tryLock();
            if (held != null) {
                remove(hidden, target);
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException e) {
            remove(hidden, target); // locks are there first and go last, so nobody lives
        } catch (UnsupportedOperationException e) {
            return;
        }
    }

    private static void remove(Path hidden, Path target) throws IOException {
        if (hidden.toString().endsWith("." + OLD) && !Files.exists(target)) {
            Files.move(hidden, target);
        } else if (!hidden.toString().endsWith("." + LOCK)) {
            FolderTree.delete(hidden);
        }
    }

    /** Deletes folders {@code NAME} whose lock {@code NAME.lock} a process that ended has left; once by a process. */
    static void sweepScratch(Path parent, Pattern names) {
        synchronized (FOUND) {
            if (FOUND.putIfAbsent(parent.toAbsolutePath().normalize().resolve("?"), Map.of()) != null) {
                return;
            }
        }
        String[] all =
                parent.toFile().list((folder, name) -> names.matcher(name).matches());
        for (String name : all == null ? new String[0] : all) {
            Path lock = parent.resolve(name);
            if (HELD.contains(key(lock))) {
                continue;
            }
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                if (channel.tryLock() != null) {
                    FolderTree.delete(parent.resolve(name.substring(0, name.lastIndexOf('.'))));
                    Files.delete(lock);
                }
            } catch (IOException | UnsupportedOperationException | OverlappingFileLockException e) {
                continue; // another user's, or another process is at it
            }
        }
    }

    /** One name a file, also where links lead to it: opening a file that is held here and closing it again would free its lock. */
    private static Path key(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        try {
            return folder == null ? whole : folder.toRealPath().resolve(whole.getFileName());
        } catch (IOException e) {
            return whole;
        }
    }
}
