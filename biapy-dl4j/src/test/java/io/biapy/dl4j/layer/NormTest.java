package io.biapy.dl4j.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.network.Nonlinearity;
import io.biapy.core.network.Norm;
import io.biapy.core.network.Tensor;
import io.biapy.dl4j.reference.NaiveLayers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormTest {
    private static final long[][] SHAPES = {
        {2, 4, 9, 11}, {1, 6, 3, 4, 5}, {2, 12, 50, 43}, {2, 1, 4, 4}, {2, 4, 1, 2, 1}
    };

    static Stream<Arguments> cases() {
        return Stream.of(SHAPES).flatMap(s -> Stream.of(Nonlinearity.values()).map(f -> Arguments.of(s, f)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void instance_norm_equals_the_definition(long[] shape, Nonlinearity f) {
        check(Norm.INSTANCE, new InstanceNorm("n", (int) shape[1], f), shape, f);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void batch_norm_equals_the_definition(long[] shape, Nonlinearity f) {
        check(Norm.BATCH, new BatchNorm("n", (int) shape[1], f), shape, f);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void group_norm_equals_the_definition(long[] shape, Nonlinearity f) {
        check(Norm.GROUP, new GroupNorm("n", (int) shape[1], f), shape, f);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void layer_norm_equals_the_definition(long[] shape, Nonlinearity f) {
        check(Norm.LAYER, new LayerNorm("n", (int) shape[1], f), shape, f);
    }

    private static void check(Norm kind, Layer layer, long[] shape, Nonlinearity f) {
        boolean kink = f == Nonlinearity.RELU || f == Nonlinearity.LEAKY_RELU;
        new LayerRun(layer, 3, 1, shape)
                .check(
                        (x, p) -> NaiveLayers.norm(kind, x[0], p, (int) shape[0], (int) shape[1], f),
                        1e-5,
                        kink ? 2e-3 : 2e-4);
    }

    @Test
    void batch_norm_of_one_value_a_channel_keeps_its_running_variance_a_number() {
        BatchNorm layer = new BatchNorm("n", 2, Nonlinearity.NONE);
        LayerRun run = new LayerRun(layer, 4, 1, new long[] {1, 2, 1, 1});
        run.forward();
        layer.commitStatistics();
        assertThat(layer.statistics().get(1).data()).containsExactly(0.9f, 0.9f);
    }

    @Test
    void batch_norm_moves_its_running_statistics_only_when_told() {
        BatchNorm layer = new BatchNorm("n", 2, Nonlinearity.NONE);
        LayerRun run = new LayerRun(layer, 4, 1, new long[] {2, 2, 3, 5});
        run.forward();
        assertThat(layer.statistics().get(0).data()).containsExactly(0, 0);
        assertThat(layer.statistics().get(1).data()).containsExactly(1, 1);
        layer.commitStatistics();
        float[] mean = layer.statistics().get(0).data();
        assertThat(mean).doesNotContain(0f);
        assertThat(layer.statistics().get(2).data()).containsExactly(1);
        layer.commitStatistics();
        assertThat(layer.statistics().get(0).data()).as("nothing pending").containsExactly(mean);
        layer.setStatistic(new Tensor("n.running_mean", new int[] {2}, new float[] {5, 6}));
        assertThat(layer.statistics().get(0).data()).containsExactly(5, 6);
    }
}
