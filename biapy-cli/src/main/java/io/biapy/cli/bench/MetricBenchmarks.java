package io.biapy.cli.bench;

import io.biapy.core.image.FloatImage;
import io.biapy.metrics.matching.ImageScore;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.partition.Background;
import io.biapy.metrics.partition.Partition;
import io.biapy.metrics.partition.PartitionScore;
import io.biapy.metrics.point.PointMatching;
import io.biapy.metrics.point.PointScore;
import io.biapy.metrics.point.Points;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Scores of found labels against true ones. */
final class MetricBenchmarks {
    private static final String FILES = "labels_#,pred_#";
    private static final double TOLERANCE = 10;

    private MetricBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                pair("matching", "128,256,384", MetricBenchmarks::match, MetricBenchmarks::counts),
                pair("contingency", "128,256", OverlapTable::of, OverlapTable::pairs),
                pair(
                        "voi",
                        "128,256",
                        (truth, found) -> Partition.of(truth, found)
                                .background(Background.COUNTED)
                                .score(),
                        score -> List.of(score.voiSplit(), score.voiMerge())),
                pair(
                        "arand",
                        "128,256",
                        (truth, found) -> Partition.of(truth, found).score(),
                        MetricBenchmarks::rand),
                Benchmark.of("points", "1000,2500,5000,50000", "points_#_true,points_#_pred", in -> {
                    Points truth = points(in.floats("points_#_true"));
                    Points found = points(in.floats("points_#_pred"));
                    PointMatching matching = PointMatching.within(TOLERANCE);
                    return Prepared.of(() -> matching.match(truth, found), PointScore::tp);
                }));
    }

    /** A table of z, y, x. */
    private static Points points(FloatImage table) {
        double[][] rows = new double[table.extent().y()][3];
        for (int i = 0; i < 3 * rows.length; i++) {
            rows[i / 3][i % 3] = table.data()[i];
        }
        return Points.of(rows);
    }

    private static <T> Benchmark pair(
            String name, String sizes, BiFunction<int[], int[], T> score, Function<T, Object> check) {
        return Benchmark.of(name, sizes, FILES, in -> {
            int[] truth = in.labels("labels_#").codes();
            int[] found = in.labels("pred_#").codes();
            return Prepared.of(() -> score.apply(truth, found), check);
        });
    }

    private static List<ImageScore> match(int[] truth, int[] found) {
        return Matching.of(truth, found).atEach(0.3, 0.5, 0.75);
    }

    private static Object counts(List<ImageScore> scores) {
        return scores.stream().map(score -> List.of(score.tp(), score.fp())).toList();
    }

    private static Object rand(PartitionScore score) {
        return List.of(score.adaptedRandError(), score.adaptedRandPrecision(), score.adaptedRandRecall());
    }
}
