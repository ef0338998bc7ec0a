package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import io.biapy.core.run.FolderTree;
import io.biapy.core.run.WriteAside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of one work. */
public final class WorkFolder {
    static final String TILE = "tile";
    private static final Pattern EXTENT = Pattern.compile("(\\d{1,9}) (\\d{1,9}) (\\d{1,9})(?= )");

    private WorkFolder() {}

    /** The tile of the work that was begun in a folder, with which a run that may choose its own goes on; empty where nothing was begun. */
    public static Optional<Extent> tile(Path folder) {
        try {
            String text = Files.readString(folder.resolve(TILE), StandardCharsets.ISO_8859_1);
            Matcher numbers = EXTENT.matcher(text);
            return numbers.lookingAt() && text.equals(checked(numbers.group()))
                    ? Optional.of(Extent.zyx(
                            Integer.parseInt(numbers.group(1)),
                            Integer.parseInt(numbers.group(2)),
                            Integer.parseInt(numbers.group(3))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // there is none
        }
    }

    /** Notes the tile of a work that is being begun or gone on with. */
    static void note(Path folder, Extent tile) {
        if (!tile(folder).equals(Optional.of(tile))) {
            WriteAside.text(folder.resolve(TILE), checked(tile.z() + " " + tile.y() + " " + tile.x()));
        }
    }

    /** With a checksum, so that a damaged one is not taken for another tile. */
    private static String checked(String numbers) {
        return numbers + " " + Integer.toHexString(TileStore.checksum(numbers.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Deletes unfinished work, unless a process is at it; where there is none, nothing happens. */
    public static void deleteIdle(Path folder) {
        if (Files.isDirectory(folder)) {
            delete(folder, WorkLock.take(folder));
        }
    }

    /**
     * What {@code work} gives in a folder, going on with what is there; other work that is in the way is deleted where that was asked for, and else refused.
     *
     * @throws OtherWorkException where the folder holds unfinished work of another kind and {@code overwrite} is false
     */
    public static <T> T goOn(Path folder, boolean overwrite, Supplier<T> work) {
        try {
            return work.get();
        } catch (OtherWorkException e) {
            if (!overwrite) {
                throw e;
            }
            deleteIdle(folder);
            return work.get();
        }
    }

    /** The same of work that gives nothing. */
    public static void goOn(Path folder, boolean overwrite, Runnable work) {
        goOn(folder, overwrite, () -> {
            work.run();
            return true;
        });
    }

    /** Everything in it but these. */
    static void clear(Path folder, List<String> kept) {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.filter(p -> !kept.contains(String.valueOf(p.getFileName())))
                    .toList()) {
                FolderTree.delete(path);
            }
        } catch (IOException e) {
            throw new FileException(folder, "cannot be deleted (" + e + ").", e);
        }
    }

    /** Everything in it while the lock is held, the journal last, so that what a killed process leaves can still be told from other work. */
    static void delete(Path folder, WorkLock lock) {
        try (WorkLock held = lock;
                Stream<Path> all = Files.walk(folder)) {
            List<Path> paths = all.filter(p -> !p.equals(folder) && !held.isIn(p))
                    .sorted(Comparator.comparing((Path p) -> folder.equals(p.getParent()) && Files.isRegularFile(p))
                            .thenComparing(Comparator.reverseOrder()))
                    .toList();
            for (Path path : paths) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new FileException(folder, "cannot be deleted (" + e + ").", e);
        }
        lock.deleteFile();
    }
}
