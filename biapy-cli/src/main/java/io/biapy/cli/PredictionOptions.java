package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.core.workflow.PredictionType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How exactly a network's output is kept, and whether it stays. */
final class PredictionOptions {
    private static final List<String> FORMATS = List.of("tif", "npy", "zarr");
    private static final String SCALED = "zarr";

    @Option(
            names = "--raw-prediction",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FORMAT",
            description =
                    "Keep the network's output too, in raw_predictions/NAME.FORMAT: tif (default), npy (default tile"
                            + " by tile) or zarr (of uint8).")
    private @Nullable String format;

    @Option(
            names = "--prediction-type",
            paramLabel = "TYPE",
            description = "How exactly the network's output is kept for the decoding: float32 (default), float16 or"
                    + " uint8 (probabilities only); less disk tile by tile, the same labels with and without tiles.")
    private PredictionType type = PredictionType.FLOAT32;

    PredictionType type() {
        return type;
    }

    /** To be asked before any work: refuses a format that is none, or that cannot say what stored numbers mean. */
    void check() {
        String wanted = format;
        if (wanted == null || wanted.isEmpty()) {
            return;
        }
        if (!FORMATS.contains(wanted)) {
            throw new InputException("--raw-prediction is kept as " + String.join(", ", FORMATS) + ", got \"" + wanted
                    + "\"; leave the format out for the usual one.");
        }
        if (type.scale() != 1 && !wanted.equals(SCALED)) {
            throw new InputException("A ." + wanted + " does not say that its numbers count in steps of 1/255; keep a"
                    + " prediction of type " + type + " as --raw-prediction " + SCALED + ".");
        }
    }

    /** Where the output of an image stays, in a folder beside the labels; nothing where it does not. */
    Optional<Path> file(FileJobs.Job job, boolean byTiles) {
        String wanted = format;
        if (wanted == null) {
            return Optional.empty();
        }
        String usual = type.scale() != 1 ? SCALED : byTiles ? "npy" : "tif";
        return Optional.of(
                job.beside("raw_predictions").resolve(job.input().name() + "." + (wanted.isEmpty() ? usual : wanted)));
    }
}
