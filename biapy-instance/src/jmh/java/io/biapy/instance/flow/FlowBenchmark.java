package io.biapy.instance.flow;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.synthetic.SyntheticNuclei;
import java.util.SplittableRandom;
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
 * Following flows of 512 x 512 pixels with about 180 nuclei, with noise, with and without the flow check.
 *
 * <pre>mvn -Pjmh-instance -pl biapy-instance -am test -DskipTests -Djmh=FlowBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FlowBenchmark {
    private static final float LEARNT = 5; // networks learn five times the flow
    private static final float NOISE = 0.3f;

    @Param({"0", "0.4"})
    public double flowThreshold = 0.4;

    @Param({"1", "2"})
    public int threads = 1;

    private FloatImage prediction = SyntheticNuclei.seed(1).image(0).openRaw().load();
    private FlowDecoder decoder = FlowDecoder.forChannels("F,Gv,Gh");
    private Workers workers = Workers.callerOnly();

    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        LabelImage labels =
                SyntheticNuclei.seed(1).size(512, 512).image(0).openLabels().load();
        prediction = TargetChannels.parse("F,Gv,Gh").encode(labels);
        float[] data = prediction.data();
        for (int i = labels.extent().voxels(); i < data.length; i++) {
            data[i] = LEARNT * data[i] + NOISE * (float) random.nextGaussian();
        }
        workers = Workers.of(threads);
        decoder = FlowDecoder.forChannels("F,Gv,Gh").flowThreshold(flowThreshold).withWorkers(workers);
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
