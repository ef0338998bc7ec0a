package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.train.TrainingSettings;
import io.biapy.core.workflow.ModelFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every training can be told. */
final class TrainingFlags {
    private static final String CHECKPOINTS = "checkpoints";

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the images (default: 30).")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "Patches of a step (default: 4, or 1 in 3D).")
    private @Nullable Integer batch;

    @Option(
            names = "--lr",
            paramLabel = "X",
            description = "Highest learning rate of the one-cycle schedule (default: 0.003).")
    private @Nullable Double rate;

    @Option(names = "--val", paramLabel = "FRACTION", description = "Share of the images kept aside (default: 0.15).")
    private @Nullable Double validation;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of weights, order and augmentation (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--resume", description = "Go on from the last finished epoch in --out.")
    private boolean resume;

    /** Refuses a folder that is taken, or that holds nothing to go on from. */
    void requireFree(OutputOptions out) {
        Path folder = out.path();
        Path checkpoints = folder.resolve(CHECKPOINTS);
        if (Files.isRegularFile(folder)) {
            throw new FileException(folder, "is a file; a model is kept in a folder. Give another --out.");
        }
        if (resume) {
            if (!Files.isDirectory(checkpoints)) {
                throw new FileException(
                        folder,
                        "holds no training that could go on (no folder " + CHECKPOINTS
                                + "); correct --out, or leave --resume out to begin one.");
            }
            return;
        }
        if (ModelFolder.exists(folder) || holdsFiles(checkpoints)) {
            out.requireFree(folder);
        }
    }

    /** A training that ended before its first checkpoint leaves an empty folder, which is in nobody's way. */
    private static boolean holdsFiles(Path checkpoints) {
        if (!Files.isDirectory(checkpoints)) {
            return Files.exists(checkpoints);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(checkpoints, "[!.]*")) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            throw new FileException(checkpoints, "the folder of checkpoints cannot be read (" + e + ").", e);
        }
    }

    /** Hands everything on; checkpoints go into the model's folder. */
    <S extends TrainingSettings<S>> S applyTo(S training, Path folder, CommonOptions common) {
        training.seed(seed)
                .threads(common.threads())
                .cancellable(common.cancellation())
                .checkpoints(folder.resolve(CHECKPOINTS));
        if (resume) {
            training.resume();
        }
        if (epochs != null) {
            training.epochs(epochs);
        }
        if (batch != null) {
            training.batchSize(batch);
        }
        if (rate != null) {
            training.learningRate(rate);
        }
        if (validation != null) {
            training.validation(validation);
        }
        return training;
    }
}
