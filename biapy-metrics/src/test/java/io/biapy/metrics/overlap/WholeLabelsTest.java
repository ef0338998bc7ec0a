package io.biapy.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeLabelsTest {
    @Test
    void whole_numbers_become_ids() {
        assertThat(WholeLabels.of(new float[] {0, -0f, 1, 1 << 24})).containsExactly(0, 0, 1, 1 << 24);
        assertThat(WholeLabels.of(new double[] {0, 1L << 53})).containsExactly(0, 1L << 53);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.5f, -1, Float.NaN, Float.POSITIVE_INFINITY, (1 << 24) + 2})
    void anything_else_is_refused_with_its_place(float value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WholeLabels.of(new float[] {1, value}))
                .withMessageContaining("voxel 1 holds " + (double) value)
                .withMessageContaining("must be whole");
    }

    @Test
    void double_precision_holds_ids_to_2_to_53() {
        assertThatIllegalArgumentException().isThrownBy(() -> WholeLabels.of(new double[] {(1L << 53) + 2.0}));
        assertThatIllegalArgumentException().isThrownBy(() -> WholeLabels.of(new double[] {1.25}));
    }
}
