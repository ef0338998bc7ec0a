package io.biapy.core.tile;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one work. */
public final class WorkFolder {
    private WorkFolder() {}

    /** Deletes unfinished work, unless a process is at it; where there is none, nothing happens. */
    public static void deleteIdle(Path folder) {
        if (Files.isDirectory(folder)) {
            WorkLock.take(folder).close();
            delete(folder);
        }
    }

    /** Everything in it, the journal last: what a killed process leaves can still be told from other work. */
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> paths = all.sorted(
                            Comparator.comparing((Path p) -> rank(folder, p)).thenComparing(Comparator.reverseOrder()))
                    .toList();
            for (Path path : paths) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new FileException(folder, "cannot be deleted (" + e + ").", e);
        }
    }

    private static int rank(Path folder, Path path) {
        if (path.equals(folder)) {
            return 2;
        }
        return folder.equals(path.getParent()) && Files.isRegularFile(path) ? 1 : 0;
    }
}
