package io.biapy.synapse.pair;

import io.biapy.core.image.Calibration;
import io.biapy.synapse.detect.FoundSites;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The nearest presynaptic site of as many postsynaptic ones, scattered at random.
 *
 * <pre>mvn -Pjmh -pl biapy-synapse -am test -DskipTests -Djmh=PartnerBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PartnerBenchmark {
    @Param({"50000", "500000"})
    public int sites = 50_000;

    private FoundSites pre = FoundSites.of(new double[0], new double[0], Calibration.unknown());
    private FoundSites post = pre;

    @Setup
    public void scatter() {
        pre = scattered(1);
        post = scattered(2);
    }

    private FoundSites scattered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] zyx = new double[3 * sites];
        for (int i = 0; i < zyx.length; i++) {
            zyx[i] = random.nextDouble() * 4096;
        }
        return FoundSites.of(zyx, new double[sites], Calibration.of(40, 4, 4, "nm"));
    }

    @Benchmark
    public SynapseMap nearest() {
        return NearestPartner.anywhere().pair(pre, post);
    }
}
