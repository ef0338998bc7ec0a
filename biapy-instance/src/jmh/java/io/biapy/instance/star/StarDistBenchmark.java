package io.biapy.instance.star;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.synthetic.SyntheticNuclei;
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
 * Suppression and painting of star-convex polygons: perfect predictions of 512 x 512 pixels with about 180 nuclei, 32 rays, every pixel above the
 * threshold a candidate or maxima only.
 *
 * <pre>mvn -Pjmh-instance -pl biapy-instance -am test -DskipTests -Djmh=StarDistBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StarDistBenchmark {
    @Param({"all", "maxima"})
    public String candidates = "all";

    @Param({"1", "2"})
    public int threads = 1;

    private FloatImage prediction = SyntheticNuclei.seed(1).image(0).openRaw().load();
    private StarDistDecoder decoder = StarDistDecoder.create();
    private Workers workers = Workers.callerOnly();

    @Setup
    public void make() {
        LabelImage labels =
                SyntheticNuclei.seed(1).size(512, 512).image(0).openLabels().load();
        prediction = TargetChannels.parse("Db,R").in(2).encode(labels);
        workers = Workers.of(threads);
        decoder = StarDistDecoder.create().withWorkers(workers);
        decoder = candidates.equals("all") ? decoder : decoder.maximaOnly();
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
