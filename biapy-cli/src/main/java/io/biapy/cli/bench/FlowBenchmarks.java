package io.biapy.cli.bench;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.flow.FlowDecoder;
import java.util.List;
import java.util.stream.Stream;

/** Following predicted flows, with the flow check. */
final class FlowBenchmarks {
    private FlowBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(Benchmark.of("flowdecode", "512,1024", "flow_#", FlowBenchmarks::following));
    }

    private static Prepared<LabelImage> following(BenchInput in) {
        FloatImage prediction = in.floats("flow_#");
        Workers workers = Workers.of(in.threads());
        FlowDecoder decoder = FlowDecoder.forChannels("F,Gv,Gh").withWorkers(workers);
        return new Prepared<>(
                () -> decoder.decode(prediction),
                labels -> List.of(
                        labels.maxId(), BenchInput.census(labels.codes()).get(1)),
                workers::close);
    }
}
