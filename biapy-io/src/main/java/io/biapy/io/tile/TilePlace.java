package io.biapy.io.tile;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageFormat;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.tile.NamedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** How tiles become a file: what shape a store of them has, and how what is complete gets its name. */
final class TilePlace {
    private TilePlace() {}

    /** Whether it is a Zarr store of its own, and no image inside of one. */
    static boolean isStore(Path output) {
        return ImageFormats.byExtension(output).map(ImageFormat::isContainer).orElse(false)
                && String.valueOf(output.getFileName()).endsWith(".zarr");
    }

    /** Tiles consist of whole chunks where they are as long as a multiple of 64, or short. */
    static Extent chunk(Extent tile) {
        int most = tile.z() == 1 ? 512 : 64;
        return Extent.zyx(edge(tile.z(), most), edge(tile.y(), most), edge(tile.x(), most));
    }

    private static int edge(int tile, int most) {
        return tile > most && tile % most == 0 ? most : tile <= 2 * most ? tile : most;
    }

    /** A file that is written into the work folder first, so that it is known again once it has its name; not so a part of a container. */
    static void write(Path workFolder, Path output, Consumer<Path> content) {
        if (ImageFormats.named(output).isContainer()) {
            content.accept(output);
            NamedFiles.note(workFolder, output, output);
        } else {
            Path whole = workFolder.resolve("whole").resolve(String.valueOf(output.getFileName()));
            content.accept(whole);
            move(workFolder, whole, output);
        }
    }

    /** Gives what is complete its name; a folder that was there goes with the work. */
    static void move(Path workFolder, Path done, Path output) {
        NamedFiles.note(workFolder, done, output);
        try {
            Files.createDirectories(output.toAbsolutePath().resolveSibling(""));
            if (Files.isDirectory(output)) {
                Files.move(output, workFolder.resolve("replaced-" + System.nanoTime()));
            }
            Files.move(done, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FileException(output, "cannot be written (" + e + "); the result is in " + done + ".", e);
        }
    }
}
