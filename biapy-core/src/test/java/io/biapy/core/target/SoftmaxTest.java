package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    @Test
    void probabilities_equal_the_formula_at_every_voxel_and_nothing_else_is_touched() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int planes = 1 + random.nextInt(12);
            int voxels = 1 + random.nextInt(round == 0 ? 3000 : 40);
            int offset = random.nextInt(5);
            float[] raw = new float[offset + planes * voxels + 3];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = (float) (20 * random.nextGaussian());
            }
            float[] values = raw.clone();
            Softmax.apply(FloatBuffer.wrap(values), offset, planes, voxels);
            for (int v = 0; v < voxels; v++) {
                double sum = 0;
                for (int p = 0; p < planes; p++) {
                    sum += Math.exp(raw[offset + p * voxels + v]);
                }
                for (int p = 0; p < planes; p++) {
                    int i = offset + p * voxels + v;
                    assertThat((double) values[i]).isCloseTo(Math.exp(raw[i]) / sum, within(1e-6));
                }
            }
            assertThat(Arrays.copyOf(values, offset)).isEqualTo(Arrays.copyOf(raw, offset));
            assertThat(values[values.length - 1]).isEqualTo(raw[raw.length - 1]);
        }
    }

    @Test
    void values_whose_exponential_overflows_are_no_nan() {
        float[] values = {1000, -1000, 1000, 0};
        Softmax.apply(FloatBuffer.wrap(values), 0, 2, 2);
        assertThat(values).containsExactly(0.5f, 0, 0.5f, 1);
    }

    @Test
    void neighbouring_planes_of_a_softmax_are_one_span_and_others_stand_alone() {
        assertThat(PlaneSpan.of(
                        List.of(Activation.SIGMOID, Activation.SIGMOID, Activation.SOFTMAX, Activation.SOFTMAX)))
                .containsExactly(
                        new PlaneSpan(Activation.SIGMOID, 0, 1),
                        new PlaneSpan(Activation.SIGMOID, 1, 1),
                        new PlaneSpan(Activation.SOFTMAX, 2, 2));
    }

    @Test
    void one_value_alone_has_no_softmax() {
        assertThatThrownBy(() -> Activation.SOFTMAX.apply(1)).isInstanceOf(UnsupportedOperationException.class);
    }
}
