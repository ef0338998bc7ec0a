package io.biapy.instance.embedding;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Clustering of embeddings: discs of radius 9 on side x side pixels, each pixel pointing at its disc's centre; with the spacing between them the
 * number of objects changes, hardly the number of foreground pixels an object.
 *
 * <pre>mvn -Pjmh-instance -pl biapy-instance -am test -DskipTests -Djmh=ClusteringBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClusteringBenchmark {
    private static final int RADIUS = 9;
    private static final double GRID = 1023;

    @Param({"512", "1024", "2048", "4096"})
    public int side = 1024;

    @Param({"20", "40"})
    public int spacing = 20;

    @Param({"1", "2"})
    public int threads = 1;

    private FloatImage prediction = FloatImage.of("none", Extent.yx(1, 1), 1, new float[1]);
    private EmbedSegDecoder decoder = EmbedSegDecoder.ofGrid(1024);
    private Workers workers = Workers.callerOnly();

    @Setup
    public void make() {
        Extent extent = Extent.yx(side, side);
        int n = extent.voxels();
        float[] data = new float[5 * n];
        float sigma = (float) (Math.log(Math.log(2) * Math.pow(GRID / (0.6 * RADIUS), 2)) / 10);
        for (int i = 0; i < n; i++) {
            int toY = spacing / 2 - i / side % spacing;
            int toX = spacing / 2 - i % side % spacing;
            double away = Math.hypot(toY, toX);
            if (away <= RADIUS) {
                data[i] = (float) (toX / GRID);
                data[n + i] = (float) (toY / GRID);
                data[2 * n + i] = sigma;
                data[3 * n + i] = sigma;
                data[4 * n + i] = (float) (1 - 0.3 * away / RADIUS);
            }
        }
        prediction = FloatImage.of("discs", extent, 5, data);
        workers = Workers.of(threads);
        decoder = EmbedSegDecoder.ofGrid(1024).withWorkers(workers);
    }

    @Benchmark
    public LabelImage decode() {
        return decoder.decode(prediction);
    }

    @TearDown
    public void end() {
        workers.close();
    }
}
