package io.biapy.cli.bench;

import io.biapy.core.error.FileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times one kernel on one input: the first call, calls to warm up the compiler, then the calls that count. Gives one record of plain
 * values under the names of the peers' records (kernel, size, threads, min_s, median_s, repeats, first_s, peak_rss_mb, check, ...), and allocated_mb: all that
 * a call takes from Java's heap, its answer included, whether it is free again or not.
 */
public final class Timing {
    private static final double SECONDS = 1e-9;
    private static final double MOST_SECONDS = 90;
    private static final int MOST_WARM_UPS = 20;

    private final Path folder;
    private final int threads;
    private final int repeats;
    private final double warmUpSeconds;

    /**
     * @param folder where the inputs are
     * @param repeats calls that count, at least 1
     * @param warmUpSeconds how long calls before them last, the first one included
     */
    public Timing(Path folder, int threads, int repeats, double warmUpSeconds) {
        this.folder = folder;
        this.threads = threads;
        this.repeats = repeats;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** Whether the inputs of this size are there. */
    public boolean hasInputs(Benchmark benchmark, String size) {
        return benchmark.files(size).stream().allMatch(file -> Files.exists(folder.resolve(file)));
    }

    /** The record of one case; a {@link FileException} names an input that is missing. */
    public Map<String, Object> measure(Benchmark benchmark, String size) {
        for (String file : benchmark.files(size)) {
            if (!Files.exists(folder.resolve(file))) {
                throw new FileException(
                        folder.resolve(file),
                        "there is no such input of kernel " + benchmark.name() + " at size " + size
                                + "; the peers' bench.py makes it with --prepare --kernel " + benchmark.name() + ".");
            }
        }
        return measure(benchmark, size, benchmark.prepare(new BenchInput(folder, size, threads)));
    }

    private Map<String, Object> measure(Benchmark benchmark, String size, Prepared<?> prepared) {
        try {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("kernel", benchmark.name());
            row.put("peer", "biapy-java");
            row.put("size", size);
            row.put("threads", threads);
            double base = ProcessMemory.now();
            double first = call(prepared).wall();
            warmUp(prepared, first);
            System.gc();
            List<Call> calls = new ArrayList<>();
            double all = 0;
            while (calls.size() < repeats && (calls.isEmpty() || all < MOST_SECONDS)) {
                Call call = call(prepared);
                calls.add(call);
                all += call.wall();
            }
            put(row, first, calls);
            row.put("base_rss_mb", base);
            row.put("peak_rss_mb", ProcessMemory.peak());
            row.put("status", "ok");
            row.put("check", calls.get(calls.size() - 1).check());
            return row;
        } finally {
            prepared.end().run();
        }
    }

    private void warmUp(Prepared<?> prepared, double first) {
        double spent = first;
        for (int k = 0; k < MOST_WARM_UPS && spent < warmUpSeconds; k++) {
            spent += call(prepared).wall();
        }
    }

    /** What one call took and what its answer was; the answer itself is not kept, or it would count as the next call's memory. */
    private record Call(Object check, double wall, double processor, double allocated) {}

    private static <T> Call call(Prepared<T> prepared) {
        double processor = ProcessMemory.processorSeconds();
        double allocated = ProcessMemory.allocated();
        long start = System.nanoTime();
        T answer = prepared.call().get();
        double wall = (System.nanoTime() - start) * SECONDS;
        processor = ProcessMemory.processorSeconds() - processor;
        allocated = ProcessMemory.allocated() - allocated;
        return new Call(prepared.check().apply(answer), wall, processor, allocated);
    }

    private static void put(Map<String, Object> row, double first, List<Call> calls) {
        double[] wall = calls.stream().mapToDouble(Call::wall).sorted().toArray();
        double processor = calls.stream().mapToDouble(Call::processor).sum();
        int n = wall.length;
        double sum = 0;
        for (double seconds : wall) {
            sum += seconds;
        }
        row.put("min_s", micro(wall[0]));
        row.put("median_s", micro((wall[(n - 1) / 2] + wall[n / 2]) / 2));
        row.put("repeats", n);
        row.put("first_s", micro(first));
        row.put(
                "min_cpu_s",
                micro(calls.stream().mapToDouble(Call::processor).min().orElseThrow()));
        row.put("cpu_per_wall", micro(processor / Math.max(sum, 1e-6)));
        row.put(
                "allocated_mb",
                micro(calls.stream().mapToDouble(Call::allocated).min().orElseThrow()));
    }

    private static double micro(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }
}
