package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTest {
    private static final TargetChannels ALL = TargetChannels.parse("Gz,Gv,Gh");

    @Test
    void an_object_alone_in_its_image_has_flows_that_point_to_its_middle() {
        int[] labels = new int[25];
        for (int i = 0; i < 25; i++) {
            labels[i] = i / 5 % 4 == 0 || i % 5 % 4 == 0 ? 0 : 4;
        }
        float[] flows = TargetChannels.parse("Gv,Gh")
                .encode(LabelImage.of("a", Extent.yx(5, 5), labels))
                .data();
        assertThat(flows[7]).isEqualTo(1);
        assertThat(flows[17]).isEqualTo(-1);
        assertThat(flows[25 + 11]).isEqualTo(1);
        assertThat(flows[25 + 13]).isEqualTo(-1);
        assertThat(flows[0]).isZero();
    }

    @Test
    void one_voxel_has_no_direction() {
        float[] flows = TargetChannels.parse("Gv,Gh")
                .encode(LabelImage.of("a", Extent.yx(1, 3), new int[] {0, 70000, 0}))
                .data();
        assertThat(flows).containsOnly(0);
    }

    @Test
    void a_component_alone_is_the_same_as_in_company_and_in_any_place() {
        RandomVolumes.check(60, 9, v -> {
            LabelImage labels = LabelImage.of("a", v.extent, v.labels(3));
            int n = v.extent.voxels();
            float[] all = ALL.encode(labels).data();
            float[] other = TargetChannels.parse("Gh,F,Gv").encode(labels).data();
            float[] alone = new float[n];
            TargetChannel.verticalFlow().encode(labels, alone);
            for (int i = 0; i < n; i++) {
                assertThat(other[i]).isEqualTo(all[2 * n + i]);
                assertThat(other[2 * n + i]).isEqualTo(all[n + i]);
                assertThat(alone[i]).isEqualTo(all[n + i]);
            }
        });
    }

    @Test
    void the_number_of_threads_changes_nothing() {
        RandomVolumes.check(40, 12, v -> {
            LabelImage labels = LabelImage.of("a", v.extent, v.labels(6));
            float[] one = ALL.encode(labels).data();
            for (int threads : new int[] {2, 3, 8}) {
                try (Workers workers = Workers.of(threads)) {
                    float[] many = new float[one.length];
                    ALL.encode(labels, many, workers);
                    assertThat(many).isEqualTo(one);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gv", "Gh[gradient_type=omnipose]", "Gz"})
    void the_text_form_reads_back(String text) {
        assertThat(TargetChannel.parse(text)).hasToString(text);
    }

    @Test
    void a_misspelt_type_is_refused_with_the_right_one() {
        assertThatThrownBy(() -> TargetChannel.parse("Gv[gradient_type=celpose]"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean \"cellpose\"");
    }

    @Test
    void targets_are_learned_five_times_as_large() {
        assertThat(TargetChannel.verticalFlow().targetScale()).isEqualTo(5);
    }
}
