package io.biapy.metrics.overlap;

import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.partition.Partition;
import io.biapy.metrics.partition.PartitionScore;
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
 * How time and memory of counting, matching and partition scores grow with voxels, objects and overlaps: cubes on a lattice, found
 * cubes on a lattice that is shifted, so that each object overlaps 1 or 8 others. Memory is the bytes allocated a call
 * ({@code gc.alloc.rate.norm}).
 *
 * <pre>mvn -Pjmh-metrics -pl biapy-metrics -am test -DskipTests -Djmh=GrowthBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class GrowthBenchmark {
    /** Side of the volume: 8 times the voxels from one to the next. */
    @Param({"64", "128", "256"})
    public int side = 64;

    /** Side of an object with its share of background: an eighth of the objects from one to the next. */
    @Param({"8", "16", "32"})
    public int spacing = 16;

    /** Objects of the other image that each overlaps: 1 or 8. */
    @Param({"1", "8"})
    public int overlaps = 1;

    private int[] truth = {};
    private int[] found = {};
    private OverlapTable table = new OverlapCounter().table();

    @Setup
    public void make() {
        truth = lattice(0);
        found = lattice(overlaps == 1 ? 1 : spacing / 2);
        table = OverlapTable.of(truth, found);
    }

    private int[] lattice(int shift) {
        int[] labels = new int[side * side * side];
        int across = side / spacing + 2;
        for (int i = 0; i < labels.length; i++) {
            int z = i / (side * side) + shift;
            int y = i / side % side + shift;
            int x = i % side + shift;
            boolean gap = z % spacing == 0 || y % spacing == 0 || x % spacing == 0;
            labels[i] = gap ? 0 : 1 + (z / spacing * across + y / spacing) * across + x / spacing;
        }
        return labels;
    }

    @Benchmark
    public OverlapTable contingency() {
        return OverlapTable.of(truth, found);
    }

    /** At 0.05, where with 8 overlaps (IoU about 1/15) all objects are one group of equal choices: the worst case. */
    @Benchmark
    public ImageScore matching() {
        return Matching.of(table).at(0.05);
    }

    @Benchmark
    public PartitionScore partition() {
        return Partition.of(table).score();
    }
}
