package io.biapy.core.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. */
public final class FolderTree {
    private FolderTree() {}

    /** Deletes a file, or a folder with all that is in it; links are removed, not followed. Nothing happens where there is neither. */
    public static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            Files.walkFileTree(place, new Deleting());
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem) throws IOException {
            if (problem != null) {
                throw problem;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
