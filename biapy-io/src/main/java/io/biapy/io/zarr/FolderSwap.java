package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Makes a folder under a hidden name beside its place and moves it there when it is complete; what was there before goes then. */
final class FolderSwap {
    private FolderSwap() {}

    /** Fills a folder. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path folder);
    }

    /** Replaces only what is a Zarr store, or an empty folder. */
    static void write(Path folder, Content content) {
        requireReplaceable(folder);
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new FileException(folder, "names no folder that can be written.");
        }
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = parent.resolve("." + folder.getFileName() + "." + random + ".part");
        Path old = parent.resolve("." + folder.getFileName() + "." + random + ".old");
        try {
            try {
                Files.createDirectories(aside);
                content.writeTo(aside);
                if (Files.exists(folder)) {
                    Files.move(folder, old);
                }
                Files.move(aside, folder);
            } finally {
                delete(aside);
            }
            delete(old);
        } catch (IOException e) {
            throw new FileException(folder, "cannot be written (" + e + ").", e);
        }
    }

    private static void requireReplaceable(Path folder) {
        if (Files.isRegularFile(folder)) {
            throw new FileException(folder, "is a file, and Zarr is written into a folder; give another name.");
        }
        String[] names = folder.toFile().list();
        if (names != null && names.length > 0 && !ZarrLocation.hasMetadata(folder)) {
            throw new FileException(
                    folder, "is a folder that holds something else than Zarr, so it is not replaced; delete it first.");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
