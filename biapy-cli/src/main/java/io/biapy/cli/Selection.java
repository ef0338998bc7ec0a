package io.biapy.cli;

import io.biapy.io.ImageFiles;
import io.biapy.io.Images;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that choose some images of a folder. */
final class Selection {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--list",
            paramLabel = "CSV",
            description = "A table with columns name and subset; only the images of --subset are used.")
    private @Nullable Path list;

    @Option(names = "--subset", paramLabel = "NAME", description = "Which subset of --list, for example test.")
    private @Nullable String subset;

    /** The files of a folder, or one file, that the options leave. */
    ImageFiles of(Path path) {
        if (list == null && subset == null) {
            return Images.folder(path);
        }
        if (list == null || subset == null) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--list and --subset go together; give both or none.");
        }
        return Images.folder(path).subset(list, subset);
    }
}
