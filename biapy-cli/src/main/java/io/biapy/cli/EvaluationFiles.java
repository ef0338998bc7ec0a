package io.biapy.cli;

import io.biapy.core.error.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files that an evaluation leaves behind. */
final class EvaluationFiles {
    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "Write a table: a row an image and threshold, then means and pooled scores.")
    private @Nullable Path out;

    @Option(
            names = "--plot",
            paramLabel = "SVG",
            description = "Draw --measure against the threshold, a line a result, with bands of --confidence.")
    private @Nullable Path plot;

    @Option(
            names = "--associations",
            paramLabel = "DIR",
            description =
                    "Write who was matched with whom, two tables an image and threshold, and test_results_metrics.csv,"
                            + " as BiaPy names them; of surface also a table of pairs.")
    private @Nullable Path associations;

    @Option(
            names = "--colors",
            paramLabel = "DIR",
            description = "Save pictures: matched objects green, missed ones red, invented ones blue.")
    private @Nullable Path colors;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    /** Refuses, before any work, what exists. */
    void check() {
        requireFree(out);
        requireFree(plot);
        requireFree(associations);
        requireFree(colors);
    }

    private void requireFree(@Nullable Path file) {
        if (file != null && !overwrite && Files.exists(file)) {
            throw new FileException(file, "exists already; give another name, or --overwrite to replace it.");
        }
    }

    Optional<Path> out() {
        return Optional.ofNullable(out);
    }

    Optional<Path> plot() {
        return Optional.ofNullable(plot);
    }

    Optional<Path> associations() {
        return Optional.ofNullable(associations);
    }

    Optional<Path> colors() {
        return Optional.ofNullable(colors);
    }

    /** A folder, made where it is missing. */
    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FileException(folder, "this folder cannot be made (" + e + ").", e);
        }
    }

    /** A file whose folder is made where it is missing. */
    static Path withFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            made(folder);
        }
        return file;
    }
}
