package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageFormats;
import io.biapy.core.run.WriteAside;
import io.biapy.io.IfExists;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Where a command writes, and whether it may replace what is there. */
final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "PATH",
            required = true,
            description = "Where the result goes; refused where it exists, unless --overwrite is given.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--overwrite", description = "Replace what exists.")
    private boolean overwrite;

    private Predicate<Path> own = file -> false;

    /** For a command that goes on where an earlier process of it ended: which files that has written, so that they may be written again. */
    void goOnWith(Predicate<Path> files) {
        own = files;
    }

    /** As if given as options, for a command whose output is no option. */
    static OutputOptions of(Path out, boolean overwrite) {
        OutputOptions options = new OutputOptions();
        options.out = out;
        options.overwrite = overwrite;
        return options;
    }

    Path path() {
        return out;
    }

    boolean overwrites() {
        return overwrite;
    }

    IfExists ifExists() {
        return overwrite ? IfExists.REPLACE : IfExists.REFUSE;
    }

    /** To be asked before any work: a {@link FileException} where {@code file} exists and may not be replaced, or cannot be written at all. */
    void requireFree(Path file) {
        if (ImageFormats.isOnServer(file)) {
            throw new FileException(file, "is on a server, which is only read from.");
        }
        WriteAside.requirePlace(file);
        if (!overwrite && (Files.exists(file) || isInside(file)) && !own.test(file)) {
            throw new FileException(file, "exists already; give another name, or --overwrite to replace it.");
        }
    }

    /** Whether it is an image inside a container. */
    private static boolean isInside(Path file) {
        return ImageFormats.byExtension(file)
                .filter(format -> format.isContainer() && format.recognizes(file))
                .isPresent();
    }
}
