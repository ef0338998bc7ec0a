package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.io.store.AsideFolder;
import io.biapy.io.store.FolderStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes a store as a whole: it is there when it is complete, and replaces only what is a Zarr store, one image of N5, or an empty folder. */
final class FolderSwap {
    private static final Pattern OF_N5 = Pattern.compile("attributes\\.json|s?\\d+|\\..*");

    private FolderSwap() {}

    /** Fills a folder. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path folder);
    }

    static void write(Path folder, Content content) {
        requireReplaceable(folder);
        try (AsideFolder aside = AsideFolder.create(folder)) {
            aside.fill(() -> content.writeTo(aside.path()));
            aside.keep();
        }
    }

    /** Refuses a file, and a folder that holds something else, or more than one image. */
    static void requireReplaceable(Path folder) {
        if (Files.isRegularFile(folder)) {
            throw new FileException(folder, "is a file, and Zarr and N5 are written into a folder; give another name.");
        }
        String[] names = folder.toFile().list();
        if (names != null && names.length > 0 && !ZarrLocation.hasMetadata(folder)) {
            throw new FileException(
                    folder,
                    "is a folder that holds something else than Zarr or N5, so it is not replaced; delete it first.");
        }
        if (names == null || names.length == 0) {
            return;
        }
        Predicate<String> others =
                ZarrLocation.isN5(folder) ? OF_N5.asMatchPredicate().negate() : others(folder, ownArrays(folder));
        for (String name : names) {
            if (others.test(name)) {
                throw new FileException(
                        folder,
                        "is a container that holds more than one image (\"" + name
                                + "\"), so it is not replaced; delete it first, or name a place in it: " + folder
                                + ":/name.");
            }
        }
    }

    private static Predicate<String> others(Path group, List<String> own) {
        return name -> !own.isEmpty() && !own.contains(name) && ZarrLocation.hasMetadata(group.resolve(name));
    }

    /** Names of what belongs to the only image of a Zarr group; none of an array, or where that cannot be told. */
    private static List<String> ownArrays(Path folder) {
        try {
            return ZarrNode.read(new FolderStore(folder), "")
                    .filter(node -> !node.isArray())
                    .flatMap(Multiscale::of)
                    .map(Multiscale::paths)
                    .orElse(List.of());
        } catch (FileException e) {
            return List.of(); // damaged, which is a reason to replace it
        }
    }
}
