package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.Activation;
import io.biapy.core.target.EmbeddingCenter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void e_offset_says_what_embeddings_are_drawn_to() {
        EmbeddingPart usual = (EmbeddingPart) TargetChannels.parse("E").list().get(0);
        assertThat(usual.center()).isEqualTo(EmbeddingCenter.MEDOID);
        assertThat(usual.medoidPoints()).isEqualTo(10_000);
        for (String text : List.of("E[center_mode=centroid]", "E_offset[center_mode=centroid],E_sigma,E_seediness")) {
            TargetChannels channels = TargetChannels.parse(text).in(3);
            assertThat(((EmbeddingPart) channels.list().get(0)).center()).isEqualTo(EmbeddingCenter.CENTROID);
            assertThat(channels).hasToString("E_offset[center_mode=centroid],E_sigma,E_seediness");
        }
        TargetChannels few = TargetChannels.parse("E[medoid_max_points=50]");
        assertThat(((EmbeddingPart) few.list().get(0)).medoidPoints()).isEqualTo(50);
        assertThat(TargetChannels.parse(few.toString())).isEqualTo(few);
    }

    @ParameterizedTest
    @CsvSource({
        "E_sigma[center_mode=medoid], no option",
        "E[center=medoid], did you mean \"center_mode\"",
        "E[center_mode=middle], Known: centroid, medoid",
        "E_offset[medoid_max_points=0], at least 1"
    })
    void other_options_are_refused_with_those_there_are(String text, String message) {
        assertThatThrownBy(() -> TargetChannels.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
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
