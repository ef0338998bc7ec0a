package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelMetricsTest {
    private record Plain(String code, Loss loss, Activation activation, int width) implements OutputChannel {}

    private static final OutputChannel BINARY = new Plain("F", Loss.BCE, Activation.SIGMOID, 1);
    private static final BatchShape ROW = new BatchShape(1, 1, Extent.yx(1, 4));

    @Test
    void binary_channels_are_cut_at_one_half_whether_they_hold_probabilities_or_logits() {
        float[] target = {1, 1, 0, 0};

        assertThat(iou(new float[] {0.9f, 0.4f, 0.6f, 0}, target)).isEqualTo(1.0 / 3);
        assertThat(iou(new float[] {0.9f, 0.4f, 0.6f, -3}, target)).isEqualTo(2.0 / 3);
        assertThat(iou(new float[] {0.2f, 0, 0.1f, 0.5f}, new float[4])).isZero();
    }

    @Test
    void ignored_voxels_do_not_count() {
        Map<String, Double> metrics = ChannelMetrics.of(List.of(BINARY))
                .withIgnored(255)
                .evaluate(wrap(0.9f, 0.9f, 0.9f, 0), wrap(1, 255, 255, 0), ROW, 1);

        assertThat(metrics).containsExactly(Map.entry("IoU (F channel)", 1.0));
    }

    @Test
    void other_channels_are_compared_after_the_activation_they_are_trained_with() {
        OutputChannel signed = new Plain("D", Loss.L1, Activation.TANH, 1);
        float[] x = {100, -100, 0, 0};

        Map<String, Double> metrics = ChannelMetrics.of(List.of(signed)).evaluate(wrap(x), wrap(1, -1, 0, 1), ROW, 1);

        assertThat(metrics).containsExactly(Map.entry("L1 (D channel)", 0.25));
    }

    @Test
    void classes_are_compared_by_the_likeliest() {
        OutputChannel bins = new Plain("Db", Loss.CE, Activation.LINEAR, 3);
        float[] x = {5, 0, 0, 1, /**/ 0, 0, 2, 1, /**/ 1, 3, 0, 0};

        Map<String, Double> metrics = ChannelMetrics.of(List.of(bins))
                .evaluate(wrap(x), wrap(0, 0, 1, 2), new BatchShape(1, 3, Extent.yx(1, 4)), 1);

        assertThat(metrics).containsExactly(Map.entry("L1 (Db channel)", (0 + 2 + 0 + 2) / 4.0));
    }

    @Test
    void a_short_buffer_is_refused() {
        ChannelMetrics metrics = ChannelMetrics.of(List.of(BINARY));
        FloatBuffer four = wrap(0, 0, 0, 0);
        FloatBuffer three = wrap(0, 0, 0);
        assertThatThrownBy(() -> metrics.evaluate(four, three, ROW, 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("target");
        assertThatThrownBy(() -> metrics.evaluate(three, four, ROW, 1)).isInstanceOf(InputException.class);
    }

    private static double iou(float[] output, float[] target) {
        return ChannelMetrics.of(List.of(BINARY))
                .evaluate(wrap(output), wrap(target), ROW, 1)
                .values()
                .iterator()
                .next();
    }

    private static FloatBuffer wrap(float... values) {
        return FloatBuffer.wrap(values);
    }
}
