package io.biapy.cli.bench;

import io.biapy.core.error.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All kernels that can be timed, by name. */
public final class Benchmarks {
    private static final Map<String, Benchmark> BY_NAME = new LinkedHashMap<>();

    static {
        Stream.of(
                        LabelBenchmarks.all(),
                        FlowBenchmarks.all(),
                        StarBenchmarks.all(),
                        MetricBenchmarks.all(),
                        TargetBenchmarks.all(),
                        PatchBenchmarks.all(),
                        ObjectBenchmarks.all(),
                        NetworkBenchmarks.all(),
                        EmbedSegBenchmarks.all(),
                        FileBenchmarks.all())
                .flatMap(all -> all)
                .forEach(benchmark -> BY_NAME.put(benchmark.name(), benchmark));
    }

    private Benchmarks() {}

    /** In the order in which they are listed. */
    public static List<Benchmark> all() {
        return List.copyOf(BY_NAME.values());
    }

    /** Those of a list of names with commas between, or all of them; an {@link UnknownNameException} offers the nearest. */
    public static List<Benchmark> named(String names) {
        if (names.equals("all")) {
            return all();
        }
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            Benchmark benchmark = BY_NAME.get(name.strip());
            if (benchmark == null) {
                throw new UnknownNameException("kernel", name.strip(), BY_NAME.keySet());
            }
            chosen.add(benchmark);
        }
        return chosen;
    }
}
