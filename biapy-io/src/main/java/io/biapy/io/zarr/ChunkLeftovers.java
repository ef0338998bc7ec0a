package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that a process was writing chunks to when it was killed. */
final class ChunkLeftovers {
    private ChunkLeftovers() {}

    /** @param folder that no other process writes to */
    static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> left = files.filter(ChunkWriter::isAside).toList();
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FileException(folder, "holds files of unfinished chunks that cannot be deleted (" + e + ").", e);
        }
    }
}
