package io.biapy.instance.label;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
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
 * Components, distances, smoothing and Otsu's threshold of smooth noise, 160^3 voxels of which 30 percent are set.
 *
 * <pre>mvn -Pjmh-instance -pl biapy-instance -am test -DskipTests -Djmh=LabelBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LabelBenchmark {
    private static final int SIDE = 160;
    private static final double SET = 0.3;

    @Param({"1", "2"})
    public int threads = 1;

    private final Extent extent = Extent.zyx(SIDE, SIDE, SIDE);
    private final boolean[] mask = new boolean[extent.voxels()];
    private final Calibration flatVoxels = Calibration.of(4, 1, 1, "px");
    private float[] values = new float[extent.voxels()];
    private int[] labels = {};
    private Workers workers = Workers.callerOnly();

    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        values = GaussianFilter.of(2, 3).apply(values, extent);
        float[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        float threshold = sorted[(int) ((1 - SET) * sorted.length)];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = values[i] > threshold;
        }
        labels = ConnectedComponents.of(mask, extent, Connectivity.FACES).labels();
        workers = Workers.of(threads);
    }

    @Benchmark
    public int componentsByFaces() {
        return ConnectedComponents.of(mask, extent, Connectivity.FACES, workers).count();
    }

    @Benchmark
    public int componentsByCorners() {
        return ConnectedComponents.of(mask, extent, Connectivity.FULL, workers).count();
    }

    @Benchmark
    public float[] distances() {
        return DistanceTransform.of(labels, extent, flatVoxels, workers);
    }

    @Benchmark
    public float[] gaussian() {
        return GaussianFilter.threeTaps().apply(values, extent, workers);
    }

    @Benchmark
    public float otsu() {
        return Otsu.threshold(values, 0, values.length, workers);
    }

    @TearDown
    public void end() {
        workers.close();
    }
}
