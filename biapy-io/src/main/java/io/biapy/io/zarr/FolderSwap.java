package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.io.store.AsideFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a store as a whole: it is there when it is complete, and replaces only what is a Zarr store, or an empty folder. */
final class FolderSwap {
    private FolderSwap() {}

    /** Fills a folder. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path folder);
    }

    static void write(Path folder, Content content) {
        requireReplaceable(folder);
        try (AsideFolder aside = AsideFolder.create(folder)) {
            content.writeTo(aside.path());
            aside.keep();
        }
    }

    /** Refuses a file, and a folder that holds something else. */
    static void requireReplaceable(Path folder) {
        if (Files.isRegularFile(folder)) {
            throw new FileException(folder, "is a file, and Zarr is written into a folder; give another name.");
        }
        String[] names = folder.toFile().list();
        if (names != null && names.length > 0 && !ZarrLocation.hasMetadata(folder)) {
            throw new FileException(
                    folder, "is a folder that holds something else than Zarr, so it is not replaced; delete it first.");
        }
    }
}
