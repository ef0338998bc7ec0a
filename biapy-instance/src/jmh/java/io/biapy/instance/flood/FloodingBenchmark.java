package io.biapy.instance.flood;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.DistanceTransform;
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
 * Flooding of touching balls, 160^3 voxels: tile-independent with either tie rule, and in scikit-image's order; over the distance to the
 * background (few distinct heights) and with noise (all distinct).
 *
 * <pre>mvn -Pjmh-instance -pl biapy-instance -am test -DskipTests -Djmh=FloodingBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FloodingBenchmark {
    private static final int SIDE = 160;
    private static final int SPACING = 20;
    private static final int RADIUS = 11;

    @Param({"lookingBack", "rasterOrder", "heap"})
    public String flooding = "lookingBack";

    @Param({"distance", "noise"})
    public String surface = "distance";

    @Param({"1", "2"})
    public int threads = 1;

    private final Extent extent = Extent.zyx(SIDE, SIDE, SIDE);
    private final boolean[] mask = new boolean[extent.voxels()];
    private final int[] seeds = new int[extent.voxels()];
    private float[] heights = {};
    private Workers workers = Workers.callerOnly();
    private Flooding chosen = TileIndependentFlooding.lookingBack();

    /** Balls whose centres are moved at random from a grid. */
    @Setup
    public void make() {
        SplittableRandom random = new SplittableRandom(1);
        int id = 0;
        for (int z = SPACING / 2; z < SIDE; z += SPACING) {
            for (int y = SPACING / 2; y < SIDE; y += SPACING) {
                for (int x = SPACING / 2; x < SIDE; x += SPACING) {
                    ball(z + random.nextInt(-4, 5), y + random.nextInt(-4, 5), x + random.nextInt(-4, 5), ++id);
                }
            }
        }
        heights = DistanceTransform.of(mask, extent, Calibration.unknown());
        for (int i = 0; i < heights.length; i++) {
            heights[i] = -heights[i] + (surface.equals("noise") ? (float) random.nextDouble() : 0);
        }
        workers = Workers.of(threads);
        chosen = switch (flooding) {
            case "heap" -> new HeapFlooding();
            case "rasterOrder" -> TileIndependentFlooding.rasterOrder();
            default -> TileIndependentFlooding.lookingBack();
        };
    }

    private void ball(int z0, int y0, int x0, int id) {
        seeds[(z0 * SIDE + y0) * SIDE + x0] = id;
        for (int z = Math.max(0, z0 - RADIUS); z <= Math.min(SIDE - 1, z0 + RADIUS); z++) {
            for (int y = Math.max(0, y0 - RADIUS); y <= Math.min(SIDE - 1, y0 + RADIUS); y++) {
                for (int x = Math.max(0, x0 - RADIUS); x <= Math.min(SIDE - 1, x0 + RADIUS); x++) {
                    int square = (z - z0) * (z - z0) + (y - y0) * (y - y0) + (x - x0) * (x - x0);
                    mask[(z * SIDE + y) * SIDE + x] |= square <= RADIUS * RADIUS;
                }
            }
        }
    }

    @Benchmark
    public int[] flood() {
        return chosen.flood(heights, seeds, mask, extent, workers);
    }

    @TearDown
    public void end() {
        workers.close();
    }
}
