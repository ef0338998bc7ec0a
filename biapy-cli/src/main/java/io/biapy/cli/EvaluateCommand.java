package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.run.Workers;
import io.biapy.metrics.matching.AssociationFiles;
import io.biapy.metrics.matching.Compatibility;
import io.biapy.metrics.partition.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code biapy evaluate}: found labels against true ones. */
@Command(
        name = "evaluate",
        header = "Found labels against true ones.",
        description = {
            "",
            "Scores found labels against true ones: objects matched by intersection over union, and the partition as a"
                    + " whole (variation of information, adapted Rand error).",
            "Label images are files, or folders whose files are matched by name without extension."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy evaluate --truth labels --found out",
            "  biapy evaluate --truth labels --found out --list split.csv --subset test --out scores.csv",
            "  biapy evaluate --truth a.tif --found b.tif --thresholds 0.5,0.75,0.9 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--truth", required = true, paramLabel = "PATH", description = "True labels: a file or a folder.")
    private Path truth;

    @Option(names = "--found", required = true, paramLabel = "PATH", description = "Found labels: a file or a folder.")
    private Path found;

    @Mixin
    private Selection selection;

    @Option(
            names = "--thresholds",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "T,T,...",
            defaultValue = "0.3,0.5,0.75",
            description = "Least intersection over union of a match, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double[] thresholds;

    @Option(
            names = "--voxel-size",
            paramLabel = "Z,Y,X",
            description = "Voxel size in micrometres, for volumes; default: what the true labels' file says.")
    private Calibration voxelSize = Calibration.unknown();

    @Option(
            names = "--background",
            paramLabel = "RULE",
            defaultValue = "truth_ignored",
            description = "What becomes of unlabelled voxels in the partition's scores: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}, as CREMI does).")
    private Background background;

    @Option(
            names = "--compat",
            paramLabel = "NAME",
            defaultValue = "none",
            description = "biapy: BiaPy's choice between equally good matches, for its association tables.")
    private Compatibility compatibility;

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "Also write a table: a row an image and threshold, then means and pooled scores.")
    private @Nullable Path out;

    @Option(
            names = "--associations",
            paramLabel = "DIR",
            description =
                    "Also write who was matched with whom: two tables an image and threshold, as BiaPy names them.")
    private @Nullable Path associations;

    @Option(names = "--overwrite", description = "Replace tables that exist.")
    private boolean overwrite;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        requireThresholds();
        requireFree(out);
        requireFree(associations);
        List<LabelPairs.Pair> pairs = LabelPairs.match(truth, found, selection);
        Evaluation evaluation = new Evaluation(evaluate(pairs), thresholds);
        write(evaluation);
        common.say(evaluation.toString());
        common.emit(evaluation.toMap());
        return 0;
    }

    private void requireThresholds() {
        if (Arrays.stream(thresholds).anyMatch(t -> !(t >= 0 && t <= 1))) {
            throw common.wrongUsage(
                    "--thresholds lie between 0 and 1 (0.5, not 50), got " + Arrays.toString(thresholds) + ".");
        }
        if (Arrays.stream(thresholds).distinct().count() < thresholds.length) {
            throw common.wrongUsage("--thresholds must differ, got " + Arrays.toString(thresholds) + ".");
        }
    }

    private void requireFree(@Nullable Path file) {
        if (file != null && !overwrite && Files.exists(file)) {
            throw new FileException(file, "exists already; give another name, or --overwrite to replace it.");
        }
    }

    private List<ImageEvaluation> evaluate(List<LabelPairs.Pair> pairs) {
        ImageEvaluation[] results = new ImageEvaluation[pairs.size()];
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = common.workers();
                ConsoleProgress progress = common.progress()) {
            workers.forEach(results.length, i -> {
                common.cancellation().check();
                results[i] = ImageEvaluation.of(pairs.get(i), voxelSize, compatibility, background);
                progress.update("evaluate", done.incrementAndGet(), results.length, "");
            });
        }
        return List.of(results);
    }

    private void write(Evaluation evaluation) {
        if (out != null) {
            makeFolder(out.toAbsolutePath().getParent());
            evaluation.table().writeCsv(out);
        }
        Path folder = associations;
        if (folder != null) {
            makeFolder(folder);
            for (Evaluation.Level level : evaluation.levels()) {
                for (int i = 0; i < level.images().size(); i++) {
                    AssociationFiles.write(
                            folder,
                            evaluation.images().get(i).name(),
                            level.images().get(i));
                }
            }
        }
    }

    private static void makeFolder(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new FileException(folder, "this folder cannot be made (" + e + ").", e);
        }
    }
}
