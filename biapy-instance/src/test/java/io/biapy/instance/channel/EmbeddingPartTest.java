package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.Activation;
import org.junit.jupiter.api.Test;

class EmbeddingPartTest {
    @Test
    void the_three_parts_share_one_plane_of_target_and_have_2n_plus_1_of_output() {
        TargetChannels plane = TargetChannels.parse("E").in(2);
        assertThat(plane).hasToString("E_offset,E_sigma,E_seediness");
        assertThat(plane.planes()).isEqualTo(1);
        assertThat(plane.width()).isEqualTo(5);
        assertThat(TargetChannels.of(TargetChannel.embedding()).in(3).width()).isEqualTo(7);
        assertThat(plane.list())
                .extracting(TargetChannel::activation)
                .containsExactly(Activation.TANH, Activation.LINEAR, Activation.SIGMOID);
    }

    @Test
    void the_target_is_the_labels_themselves() {
        assertThat(encode(0, 5, 70000, 65536)).containsExactly(0, 5, 70000, 65536);
    }

    @Test
    void ids_that_a_float_cannot_tell_apart_stay_different_objects() {
        assertThat(encode(0, 16777216, 16777217, 16777216)).containsExactly(0, 1, 2, 1);
    }

    @Test
    void options_are_refused() {
        assertThatThrownBy(() -> TargetChannels.parse("E_sigma[a=1]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("option");
    }

    @Test
    void planes_without_dimensions_are_asked_for() {
        assertThatThrownBy(() -> TargetChannels.parse("E").width())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("in(2) or in(3)");
    }

    private static float[] encode(int... labels) {
        return TargetChannels.parse("E_offset")
                .encode(LabelImage.of("a", Extent.yx(1, labels.length), labels))
                .data();
    }
}
