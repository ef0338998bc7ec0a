package io.biapy.cli;

import io.biapy.cli.bench.Benchmark;
import io.biapy.cli.bench.Benchmarks;
import io.biapy.cli.bench.Timing;
import io.biapy.core.error.InputException;
import io.biapy.core.error.UnknownNameException;
import io.biapy.metrics.table.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code biapy bench}: how long kernels take. */
@Command(
        name = "bench",
        header = "How long kernels take.",
        description = {
            "",
            "Times kernels on inputs in .npy files and prints one JSON object a case, a line each. Memory is that of the whole"
                    + " process: for figures of memory run one case a process."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  biapy bench --list",
            "  biapy bench --kernel cc6 --data peer-data --size 256 --threads 1",
            "  biapy bench --kernel unet_fwd_in --data . --size 2d_b1 --threads 2 --repeat 10"
        })
final class BenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--kernel",
            paramLabel = "NAME",
            description = "A name, several with commas, or all (default: all).")
    private String kernel = "all";

    @Option(names = "--list", description = "Only list the kernels and their sizes.")
    private boolean list;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the inputs (default: the current one).")
    private Path data = Path.of("");

    @Option(names = "--size", paramLabel = "S", description = "Only this size (default: each whose inputs are there).")
    private @Nullable String size;

    @Option(names = "--repeat", paramLabel = "R", description = "Calls that count (default: ${DEFAULT-VALUE}).")
    private int repeat = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "How long the calls before them last (default: ${DEFAULT-VALUE}).")
    private double warmUp = 5;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommonOptions common;

    @Override
    public Integer call() {
        if (repeat < 1 || !(warmUp >= 0)) {
            throw common.wrongUsage("--repeat must be at least 1 and --warm-up at least 0.");
        }
        List<Benchmark> chosen = chosen();
        if (list) {
            chosen.forEach(benchmark -> common.say(benchmark.toString()));
            common.emit(chosen.stream().map(Benchmark::name).toList());
            return 0;
        }
        Timing timing = new Timing(data, common.threads(), repeat, warmUp);
        long cases = 0;
        for (Benchmark benchmark : chosen) {
            for (String each : size == null ? benchmark.sizes() : List.of(size)) {
                if (size != null || timing.hasInputs(benchmark, each)) {
                    common.cancellation().check();
                    command.commandLine().getOut().println(Json.of(timing.measure(benchmark, each)));
                    cases++;
                }
            }
        }
        if (cases == 0) {
            throw new InputException("No inputs of " + kernel + " in " + data.toAbsolutePath()
                    + "; the peers' bench.py makes them with --prepare.");
        }
        return 0;
    }

    private List<Benchmark> chosen() {
        try {
            return Benchmarks.named(kernel);
        } catch (UnknownNameException e) {
            throw common.wrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
