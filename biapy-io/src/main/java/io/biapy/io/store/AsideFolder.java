package io.biapy.io.store;

import io.biapy.core.error.FileException;
import io.biapy.core.run.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A folder that is filled under a hidden name beside its place, and moved there when it is complete; what was there before goes then. Closed
 * before, it is deleted. Files in it may be written by several threads.
 */
public final class AsideFolder implements AutoCloseable {
    private final Path folder;
    private final Path aside;
    private final Path old;

    private AsideFolder(Path folder, Path aside, Path old) {
        this.folder = folder;
        this.aside = aside;
        this.old = old;
    }

    /** An empty folder; missing ones above it are made. */
    public static AsideFolder create(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new FileException(folder, "names no folder that can be written.");
        }
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = parent.resolve("." + folder.getFileName() + "." + random + ".part");
        try {
            Files.createDirectories(aside);
        } catch (IOException e) {
            throw cannot(folder, e);
        }
        return new AsideFolder(folder, aside, parent.resolve("." + folder.getFileName() + "." + random + ".old"));
    }

    /** Where to write. */
    public Path path() {
        return aside;
    }

    /** Gives the folder its name. */
    public void keep() {
        try {
            if (Files.exists(folder)) {
                Files.move(folder, old);
            }
            Files.move(aside, folder);
            FolderTree.delete(old);
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            FolderTree.delete(aside);
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    private static FileException cannot(Path folder, IOException e) {
        return new FileException(folder, "cannot be written (" + e + ").", e);
    }

    @Override
    public String toString() {
        return folder + " (being written)";
    }
}
