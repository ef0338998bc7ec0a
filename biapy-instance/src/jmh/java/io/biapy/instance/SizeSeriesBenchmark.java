package io.biapy.instance;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.star.StarDistDecoder;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Growth with the image where other programs look at all pairs of objects or pass the image for each: nuclei of one density on side x side pixels,
 * 4 times the pixels and objects from one size to the next, one thread. Linear is 4 times the time.
 *
 * <pre>mvn -Pjmh-instance -pl biapy-instance -am test -DskipTests -Djmh=SizeSeriesBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SizeSeriesBenchmark {
    @Param({"Db", "Dn", "stardist"})
    public String kernel = "Db";

    @Param({"512", "1024", "2048", "4096"})
    public int side = 512;

    private final Workers workers = Workers.callerOnly();
    private final InstanceDecoder decoder = StarDistDecoder.create().withWorkers(workers);
    private LabelImage labels = LabelImage.of("none", Extent.yx(1, 1), new int[1]);
    private FloatImage prediction = FloatImage.of("none", Extent.yx(1, 1), 1, new float[1]);
    private TargetChannels targets = TargetChannels.parse("Db").in(2);
    private float[] into = {};

    @Setup
    public void make() {
        labels = SyntheticNuclei.seed(1).size(side, side).image(0).openLabels().load();
        if (kernel.equals("stardist")) {
            prediction = TargetChannels.parse("Db,R[nrays=16]").in(2).encode(labels);
        } else {
            targets = TargetChannels.parse(kernel).in(2);
            into = new float[targets.planes() * labels.extent().voxels()];
        }
    }

    @Benchmark
    public Object run() {
        if (kernel.equals("stardist")) {
            return decoder.decode(prediction);
        }
        targets.encode(labels, into, workers);
        return into;
    }
}
