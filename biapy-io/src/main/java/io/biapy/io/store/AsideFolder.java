package io.biapy.io.store;

import io.biapy.core.error.FileException;
import io.biapy.core.run.FolderTree;
import io.biapy.core.run.HiddenFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that is filled under a hidden name beside its place, and moved there when it is complete; what was there before goes then. Closed
 * before, it is deleted; what a killed process left of it is deleted when the next one begins. Files in it may be written by several threads.
 */
public final class AsideFolder implements AutoCloseable {
    private final Path folder;
    private final HiddenFolder aside;

    private AsideFolder(Path folder, HiddenFolder aside) {
        this.folder = folder;
        this.aside = aside;
    }

    /** An empty folder; missing ones above it are made. */
    public static AsideFolder create(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new FileException(folder, "names no folder that can be written.");
        }
        try {
            return new AsideFolder(folder, HiddenFolder.create(parent, folder));
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    /** Where to write. */
    public Path path() {
        return aside.path();
    }

    /** Does a part of the work; what is wrong with a file in here is told by the name that it was to have. */
    public void fill(Runnable part) {
        try {
            part.run();
        } catch (FileException e) {
            String hidden = aside.path().toString();
            String message = String.valueOf(e.getMessage());
            if (!message.startsWith(hidden)) {
                throw e;
            }
            int end = message.indexOf(": ", hidden.length());
            String inside = message.substring(hidden.length(), Math.max(end, hidden.length()));
            throw new FileException(Path.of(folder + inside), message.substring(Math.max(0, end + 2)), e);
        }
    }

    /** Gives the folder its name. */
    public void keep() {
        try {
            if (Files.exists(folder)) {
                Files.move(folder, aside.old());
            }
            Files.move(aside.path(), folder);
            FolderTree.delete(aside.old());
        } catch (IOException e) {
            throw cannot(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            aside.close();
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
