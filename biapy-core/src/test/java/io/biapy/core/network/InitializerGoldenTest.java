package io.biapy.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Range and spread of the initial weights against one random draw of BiaPy's, tensor by tensor. The median over many seeds is compared,
 * since a tensor of 16 numbers says little by itself.
 */
class InitializerGoldenTest {
    private static final Map<String, ToDoubleFunction<float[]>> STATISTICS = Map.of(
            "min", v -> sorted(v)[0],
            "max", v -> sorted(v)[v.length - 1],
            "std", InitializerGoldenTest::spread);

    @TestFactory
    Stream<DynamicTest> goldens() {
        NetworkGraph unet =
                Architectures.unet().featureMaps(16, 32, 64).head("F+C", 2).build();
        List<Weights> draws = LongStream.range(0, 33)
                .mapToObj(seed -> Initializer.weights(unet, seed))
                .toList();
        return GoldenSuite.cases("networks").stream()
                .filter(c -> c.function().equals("init_weights"))
                .flatMap(golden -> golden.table(golden.output("statistics")).stream()
                        .filter(row -> "unet".equals(row.get("architecture")))
                        .map(row -> DynamicTest.dynamicTest(row.get("parameter"), () -> compare(golden, row, draws))));
    }

    @TestFactory
    Stream<DynamicTest> embeddings() {
        return GoldenSuite.cases("networks").stream()
                .filter(c -> c.function().equals("init_embedding_output"))
                .map(golden -> DynamicTest.dynamicTest(golden.path(), () -> {
                    int[] shape = golden.outputArray("head0_weight").shape();
                    NetworkGraph unet = Architectures.unet()
                            .featureMaps(shape[1], 2 * shape[1])
                            .head("E_offset+E_sigma", shape[0])
                            .build();
                    Weights started =
                            Initializer.withConstantPlanes(Initializer.weights(unet, 1), "heads.0", 0, 0, 0, 1, 1);
                    assertThat(started.get("heads.0.weight").data())
                            .isEqualTo(golden.outputArray("head0_weight").floats());
                    assertThat(started.get("heads.0.bias").data())
                            .isEqualTo(golden.outputArray("head0_bias").floats());
                    assertThat(started.matching(unet).parameters()).isEqualTo(unet.parameterCount());
                }));
    }

    private static void compare(GoldenCase golden, Map<String, String> row, List<Weights> draws) {
        STATISTICS.forEach((column, statistic) -> {
            double[] values = draws.stream()
                    .mapToDouble(w ->
                            statistic.applyAsDouble(w.get(row.get("parameter")).data()))
                    .sorted()
                    .toArray();
            double expected = Double.parseDouble(row.get(column));
            assertThat(values[values.length / 2])
                    .as(column)
                    .isCloseTo(expected, within(Math.abs(expected) * golden.tolerance("statistics")));
        });
    }

    private static float[] sorted(float[] values) {
        float[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }

    private static double spread(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float v : values) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / values.length;
        return Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    }
}
