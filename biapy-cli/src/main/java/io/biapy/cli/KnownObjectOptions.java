package io.biapy.cli;

import io.biapy.cli.evaluate.EvaluationSettings;
import io.biapy.cli.evaluate.ImageEvaluator;
import io.biapy.cli.evaluate.ObjectKinds;
import io.biapy.cli.evaluate.ObjectValues;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Workers;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of objects besides their voxels: classes and scores. */
final class KnownObjectOptions {
    @Option(
            names = "--truth-classes",
            paramLabel = "PATH",
            description =
                    "Classes of the true objects: images whose voxels hold the class, or tables (.csv) with label and"
                            + " class (and image). Scores are then also given by class.")
    private @Nullable Path truthClasses;

    @Option(names = "--found-classes", paramLabel = "PATH", description = "Classes of the found objects, likewise.")
    private @Nullable Path foundClasses;

    @Option(
            names = "--scores",
            paramLabel = "CSV",
            description = "How sure each found object is: a table, or a folder of tables, with label and score (and"
                    + " image). Gives COCO's average precision, which ranks objects by it.")
    private @Nullable Path scores;

    @Option(
            names = "--score-column",
            paramLabel = "NAME",
            description = "The column of --scores (default: score, probability or intensity_mean).")
    private @Nullable String column;

    void check(int results, CommonOptions common) {
        if (results > 1 && (foundClasses != null || scores != null)) {
            throw common.wrongUsage("--found-classes and --scores belong to one result; give one --found with them.");
        }
        if ((truthClasses == null) != (foundClasses == null)) {
            throw common.wrongUsage("--truth-classes and --found-classes go together; give both or none.");
        }
        if (column != null && scores == null) {
            throw common.wrongUsage("--score-column names a column of --scores, which is missing.");
        }
    }

    ImageEvaluator evaluator(EvaluationSettings settings, Workers workers, Cancellation cancellation) {
        String[] columns =
                column == null ? new String[] {"score", "probability", "intensity_mean"} : new String[] {column};
        return new ImageEvaluator(
                settings,
                Optional.ofNullable(truthClasses).map(ObjectKinds::read),
                Optional.ofNullable(foundClasses).map(ObjectKinds::read),
                Optional.ofNullable(scores).map(path -> ObjectValues.read(path, columns)),
                workers,
                cancellation);
    }
}
