package io.biapy.cli.bench;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.embedding.EmbedSegDecoder;
import java.util.List;
import java.util.stream.Stream;

/** Clustering of embeddings. */
final class EmbedSegBenchmarks {
    private static final int GRID = 1024;

    private EmbedSegBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(Benchmark.of("embedseg", "512,1024", "emb_#", EmbedSegBenchmarks::clustering));
    }

    private static Prepared<LabelImage> clustering(BenchInput in) {
        FloatImage prediction = in.floats("emb_#");
        Workers workers = Workers.of(in.threads());
        EmbedSegDecoder decoder = EmbedSegDecoder.ofGrid(GRID).withWorkers(workers);
        return new Prepared<>(
                () -> decoder.decode(prediction),
                labels -> List.of(
                        labels.maxId(), BenchInput.census(labels.codes()).get(1)),
                workers::close);
    }
}
