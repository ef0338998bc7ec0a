package io.biapy.cli;

import io.biapy.cli.evaluate.ComparedResults;
import io.biapy.cli.evaluate.Evaluation;
import io.biapy.metrics.comparison.Measure;
import io.biapy.metrics.comparison.Summary;
import io.biapy.metrics.interval.Bootstrap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How sure scores are, and how several results are laid side by side. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ComparisonOptions {
    @Option(
            names = "--confidence",
            arity = "0..1",
            paramLabel = "LEVEL",
            fallbackValue = "0.95",
            description = "Also give confidence intervals, by bootstrap over images (level 0.95 unless one is given).")
    private @Nullable Double confidence;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Draws of the bootstrap, at least 100 (default: ${DEFAULT-VALUE}).")
    private int resamples;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Seed of the draws (default: 0).")
    private long seed;

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            defaultValue = "f1",
            description = "What is compared and plotted: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Measure measure;

    @Option(
            names = "--summary",
            paramLabel = "RULE",
            defaultValue = "pooled",
            description = "How images become one number there: pooled (every object counts the same), by_image (every"
                    + " image does) (default: ${DEFAULT-VALUE}).")
    private Summary summary;

    @Option(
            names = "--names",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "NAME,...",
            description = "Names of the results, one a --found (default: the last parts of their paths).")
    private @Nullable List<String> names;

    void check(CommonOptions common) {
        if (confidence != null && !(confidence > 0 && confidence < 1)) {
            throw common.wrongUsage("--confidence lies between 0 and 1 (0.95, not 95), got " + confidence + ".");
        }
        if (resamples < 100) {
            throw common.wrongUsage("--resamples must be at least 100, got " + resamples + ".");
        }
    }

    /** The names given, or those of the paths. */
    List<String> names(List<String> ofPaths, CommonOptions common) {
        List<String> chosen = names == null ? ofPaths : names;
        if (chosen.size() != ofPaths.size()) {
            throw common.wrongUsage(
                    "--names must be as many as --found, got " + chosen.size() + " for " + ofPaths.size() + ".");
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            throw common.wrongUsage("Results need different names, got " + chosen + "; a --found was given twice.");
        }
        return chosen;
    }

    /** How intervals are made, if they are wanted. */
    Optional<Bootstrap> intervals() {
        return confidence == null ? Optional.empty() : Optional.of(bootstrap().level(confidence));
    }

    private Bootstrap bootstrap() {
        return Bootstrap.standard().resamples(resamples).seed(seed);
    }

    ComparedResults compare(List<Evaluation> results) {
        return new ComparedResults(results, measure, summary, intervals().orElseGet(this::bootstrap));
    }
}
