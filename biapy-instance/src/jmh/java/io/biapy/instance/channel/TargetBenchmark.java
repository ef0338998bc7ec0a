package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
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
 * Target channels, each alone: of 1024 x 1024 pixels with about 700 nuclei, and of 64 x 192 x 192 voxels with balls that touch.
 *
 * <pre>mvn -Pjmh-instance -pl biapy-instance -am test -DskipTests -Djmh=TargetBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TargetBenchmark {
    private static final Extent VOLUME = Extent.zyx(64, 192, 192);
    private static final int SPACING = 20;
    private static final int RADIUS = 11;

    @Param({"F", "C", "Db", "Db[val_type=omnipose]", "Dc", "Dn", "D", "V,H", "P", "A", "R", "Gv,Gh", "T", "We"})
    public String channels = "F";

    @Param({"2", "3"})
    public int dimensions = 2;

    @Param({"1", "2"})
    public int threads = 1;

    private LabelImage labels = LabelImage.of("none", Extent.yx(1, 1), new int[1]);
    private TargetChannels encoder = TargetChannels.of(TargetChannel.foreground());
    private float[] into = {};
    private Workers workers = Workers.callerOnly();

    @Setup
    public void make() {
        labels = dimensions == 2
                ? SyntheticNuclei.seed(1).size(1024, 1024).image(0).openLabels().load()
                : LabelImage.of("balls", VOLUME, balls());
        encoder = TargetChannels.parse(channels).in(dimensions);
        into = new float[encoder.planes() * labels.extent().voxels()];
        workers = Workers.of(threads);
    }

    /** Balls whose centres are moved at random from a grid; later ones cut earlier ones. */
    private static int[] balls() {
        SplittableRandom random = new SplittableRandom(1);
        int[] codes = new int[VOLUME.voxels()];
        int id = 0;
        for (int z = SPACING / 2; z < VOLUME.z(); z += SPACING) {
            for (int y = SPACING / 2; y < VOLUME.y(); y += SPACING) {
                for (int x = SPACING / 2; x < VOLUME.x(); x += SPACING) {
                    ball(codes, z + random.nextInt(-4, 5), y + random.nextInt(-4, 5), x + random.nextInt(-4, 5), ++id);
                }
            }
        }
        return codes;
    }

    private static void ball(int[] codes, int z0, int y0, int x0, int id) {
        for (int z = Math.max(0, z0 - RADIUS); z <= Math.min(VOLUME.z() - 1, z0 + RADIUS); z++) {
            for (int y = Math.max(0, y0 - RADIUS); y <= Math.min(VOLUME.y() - 1, y0 + RADIUS); y++) {
                for (int x = Math.max(0, x0 - RADIUS); x <= Math.min(VOLUME.x() - 1, x0 + RADIUS); x++) {
                    int square = (z - z0) * (z - z0) + (y - y0) * (y - y0) + (x - x0) * (x - x0);
                    if (square <= RADIUS * RADIUS) {
                        codes[(z * VOLUME.y() + y) * VOLUME.x() + x] = id;
                    }
                }
            }
        }
    }

    @Benchmark
    public float[] encode() {
        encoder.encode(labels, into, workers);
        return into;
    }

    @TearDown
    public void end() {
        workers.close();
    }
}
