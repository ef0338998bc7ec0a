package io.biapy.dl4j.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.network.Nonlinearity;
import io.biapy.dl4j.reference.Functions;
import io.biapy.dl4j.reference.NaiveLayers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers without parameters against naive references. */
class SpaceLayersTest {
    @ParameterizedTest
    @CsvSource({"2, 3, 1, 8, 6, 1, 2, 2", "1, 2, 4, 6, 8, 2, 2, 2", "1, 2, 3, 4, 6, 1, 2, 3", "2, 2, 1, 9, 7, 1, 4, 2"})
    void pooling_takes_the_maximum_of_each_box(int n, int c, int d, int h, int w, int sz, int sy, int sx) {
        long[] shape = d == 1 ? new long[] {n, c, h, w} : new long[] {n, c, d, h, w};
        int[] box = {sz, sy, sx};
        new LayerRun(new MaxPooling("p", Extent.zyx(sz, sy, sx)), 1, 2, shape)
                .check((x, p) -> NaiveLayers.maxPool(x[0], n * c, new int[] {d, h, w}, box), 0, 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 5, 6, 1, 2, 2", "1, 3, 4, 5, 2, 2, 2", "2, 2, 3, 4, 1, 4, 2", "1, 1, 1, 1, 1, 2, 3"})
    void upsampling_interpolates_between_the_centres_of_voxels(int n, int d, int h, int w, int fz, int fy, int fx) {
        long[] shape = d == 1 ? new long[] {n, 2, h, w} : new long[] {n, 2, d, h, w};
        int[] factor = {fz, fy, fx};
        new LayerRun(new Upsampling("u", Extent.zyx(fz, fy, fx)), 2, 2, shape)
                .check((x, p) -> NaiveLayers.upsample(x[0], n * 2, new int[] {d, h, w}, factor), 1e-6, 1e-5);
    }

    @Test
    void concatenation_keeps_the_order_of_its_inputs() {
        new LayerRun(new Concatenation("c"), 1, 2, new long[] {2, 1, 3, 4}, new long[] {2, 3, 3, 4})
                .check((x, p) -> NaiveLayers.concatenate(2, x[0], x[1]), 0, 1e-4);
    }

    @Test
    void addition_sums_its_inputs() {
        long[] shape = {2, 3, 40, 41};
        new LayerRun(new Addition("a"), 1, 2, shape, shape, shape)
                .check(
                        (x, p) -> {
                            double[] y = new double[x[0].length];
                            Arrays.setAll(y, i -> x[0][i] + x[1][i] + x[2][i]);
                            return y;
                        },
                        1e-6,
                        1e-4);
    }

    @ParameterizedTest
    @EnumSource(Nonlinearity.class)
    void activation_equals_the_definition(Nonlinearity f) {
        new LayerRun(new Activation("a", f), 7, 2, new long[] {2, 3, 30, 41})
                .check(
                        (x, p) -> {
                            double[] y = new double[x[0].length];
                            Arrays.setAll(y, i -> Functions.of(f, x[0][i]));
                            return y;
                        },
                        5e-7,
                        1e-4);
    }

    @ParameterizedTest
    @EnumSource(Nonlinearity.class)
    void activation_is_precise_over_the_whole_range(Nonlinearity f) {
        for (float z = -60; z < 60; z += 0.0137f) {
            float[] t = {z};
            ActivationKernel.apply(f, t, 1);
            double expected = Functions.of(f, z);
            assertThat(Math.abs(t[0] - expected))
                    .as("%s of %s", f, z)
                    .isLessThan(2e-6 * Math.max(1, Math.abs(expected)));
        }
    }

    @Test
    void dropout_zeroes_its_share_and_keeps_the_mean() {
        Dropout layer = new Dropout("d", 0.3, 1);
        LayerRun run = new LayerRun(layer, 1, 2, new long[] {1, 4, 100, 100});
        double[] y = run.forward();
        double zeros = Arrays.stream(y).filter(v -> v == 0).count() / (double) y.length;
        assertThat(zeros).isBetween(0.29, 0.31);
        assertThat(Arrays.stream(y).average().orElseThrow()).isBetween(0.47, 0.53); // inputs lie in [-1, 2]
        assertThat(run.forward()).as("same seed and step").isEqualTo(y);
        run.pass().execution().setStep(1);
        assertThat(run.forward()).as("another step").isNotEqualTo(y);
    }

    @Test
    void dropout_sends_gradients_where_it_let_values_through() {
        Dropout layer = new Dropout("d", 0.5, 1);
        LayerRun run = new LayerRun(layer, 1, 1, new long[] {1, 2, 8, 8});
        double[] y = run.forward();
        run.check(
                (x, p) -> {
                    double[] out = new double[x[0].length];
                    Arrays.setAll(out, i -> y[i] == 0 ? 0 : 2 * x[0][i]);
                    return out;
                },
                1e-6,
                1e-4);
    }
}
