package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetChannelTest {
    @Test
    void an_image_filled_by_one_object_is_all_foreground_and_an_empty_one_all_background() {
        assertThat(encode("F", 2, 1, 1, 1, 1)).containsOnly(1);
        assertThat(encode("B", 2, 1, 1, 1, 1)).containsOnly(0);
        assertThat(encode("F", 2, 0, 0, 0, 0)).containsOnly(0);
        assertThat(encode("B", 2, 0, 0, 0, 0)).containsOnly(1);
    }

    @Test
    void background_with_options_stays_the_complement_of_the_changed_objects() {
        int[] row = {0, 0, 0, 7, 7, 7, 0, 0};
        assertThat(encode("B[dilation=1]", 8, row)).containsExactly(1, 1, 1, 1, 0, 1, 1, 1);
        assertThat(encode("B[erosion=1]", 8, row)).containsExactly(1, 1, 0, 0, 0, 0, 0, 1);
        assertThat(encode("F[dilation=1]", 8, row)).containsExactly(0, 0, 1, 1, 1, 1, 1, 0);
        assertThat(encode("F[erosion=1]", 8, row)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void radius_below_zero_is_refused_with_the_options_name() {
        for (String text : new String[] {"F[erosion=-1]", "P[dilation=0x-1x1]"}) {
            assertThatThrownBy(() -> TargetChannel.parse(text))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(text.contains("erosion") ? "erosion of channel F" : "dilation of channel P")
                    .hasMessageContaining("a radius in voxels, 0 to 200");
        }
    }

    @Test
    void erosion_separates_objects_that_touch_and_no_id_is_lost() {
        int[] row = {256, 256, 256, 65536, 65536, 65536, 0};
        assertThat(encode("F[erosion=1]", 7, row)).containsExactly(1, 1, 0, 0, 1, 0, 0);
    }

    @Test
    void targets_do_not_depend_on_what_the_ids_are_called() {
        RandomVolumes.check(60, 9, v -> {
            int[] labels = v.labels(5);
            int[] renamed =
                    Arrays.stream(labels).map(l -> l == 0 ? 0 : 5000 - 731 * l).toArray();
            for (String text : new String[] {
                "F[dilation=2,erosion=1]",
                "B[erosion=1]",
                "C",
                "C[mode=outer]",
                "Db",
                "Db[val_type=raw]",
                "R[nrays=5]",
                "Gh"
            }) {
                TargetChannel channel = TargetChannel.parse(text);
                float[] a = new float[channel.planes() * labels.length];
                float[] b = new float[channel.planes() * labels.length];
                channel.encode(LabelImage.of("a", v.extent, labels), a);
                channel.encode(LabelImage.of("b", v.extent, renamed), b);
                assertThat(a).as(text).isEqualTo(b);
            }
        });
    }

    @Test
    void a_crop_with_the_margin_that_a_channel_names_gives_the_same_target() {
        int n = 24;
        LabelImage whole = LabelImage.of("whole", Extent.yx(n, n), blocks(n));
        for (String text : new String[] {
            "F",
            "F[dilation=2,erosion=1]",
            "B[erosion=2]",
            "C",
            "C[mode=outer]",
            "C[mode=dense]",
            "A[offsets=2x1,widen_borders=1]"
        }) {
            TargetChannel channel = TargetChannel.parse(text);
            int margin = channel.reach();
            float[] full = new float[n * n];
            channel.encode(whole, full);
            int from = 7 - margin;
            int size = 9 + 2 * margin;
            int[] part = new int[size * size];
            for (int y = 0; y < size; y++) {
                System.arraycopy(whole.codes(), (from + y) * n + from, part, y * size, size);
            }
            float[] cropped = new float[size * size];
            channel.encode(LabelImage.of("part", Extent.yx(size, size), part), cropped);
            for (int y = 0; y < 9; y++) {
                for (int x = 0; x < 9; x++) {
                    assertThat(cropped[(y + margin) * size + x + margin])
                            .as(text)
                            .isEqualTo(full[(7 + y) * n + 7 + x]);
                }
            }
        }
    }

    @Test
    void distances_are_physical_along_every_axis() {
        LabelImage column = LabelImage.of("a", Extent.yx(5, 1), new int[] {0, 3, 3, 3, 0})
                .withCalibration(Calibration.of(9, 0.5, 2, "um"));
        float[] raw = new float[5];
        TargetChannel.borderDistance().raw().encode(column, raw);
        assertThat(raw).containsExactly(0, 0.5f, 1, 0.5f, 0);
        float[] norm = new float[5];
        TargetChannel.borderDistance().encode(column, norm);
        assertThat(norm).containsExactly(0, 0, 1, 0, 0);
        float[] bins = new float[5];
        TargetChannel.borderDistance().discretized().encode(column, bins);
        assertThat(bins).containsExactly(0, 1, 10, 1, 0);
    }

    @Test
    void an_object_without_any_border_is_measured_to_the_edge_of_the_image() {
        assertThat(encode("Db[val_type=raw]", 3, 1, 1, 1, 1, 1, 1, 1, 1, 1)).containsExactly(1, 1, 1, 1, 2, 1, 1, 1, 1);
    }

    @Test
    void what_is_trained_is_what_is_predicted() {
        assertThat(TargetChannel.foreground().activation()).isEqualTo(Activation.SIGMOID);
        assertThat(TargetChannel.foreground().loss()).isEqualTo(Loss.BCE);
        assertThat(TargetChannel.borderDistance().activation()).isEqualTo(Activation.LINEAR);
        assertThat(TargetChannel.borderDistance().loss()).isEqualTo(Loss.L1);
        assertThat(TargetChannel.borderDistance().masked()).isTrue();
        assertThat(TargetChannel.borderDistance().discretized().width()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F",
                "F,C",
                "F[erosion=1],C[mode=inner],Db[val_type=raw]",
                "B[erosion=1x2x3,dilation=2]",
                "Db[val_type=discretize]",
                "Db[act=sigmoid,mask_values=false],R[nrays=16,mask_values=false]",
                "Db[val_type=omnipose,dist_bg=2.5]"
            })
    void the_text_form_reads_back_as_the_same_channels(String text) {
        TargetChannels channels = TargetChannels.parse(text);
        assertThat(channels).hasToString(text).isEqualTo(TargetChannels.parse(channels.toString()));
    }

    @Test
    void a_list_knows_its_planes_and_reach() {
        TargetChannels channels = TargetChannels.parse("F,C");
        assertThat(channels.codes()).containsExactly(ChannelCode.FOREGROUND, ChannelCode.CONTOUR);
        assertThat(channels.width()).isEqualTo(2);
        assertThat(channels.reach()).isEqualTo(1);
        assertThat(TargetChannels.parse("F,Db").reach()).isEqualTo(TargetEncoder.WHOLE_OBJECTS);
        float[] planes = new float[8];
        channels.encode(LabelImage.of("a", Extent.yx(1, 4), new int[] {0, 1, 1, 1}), planes);
        assertThat(planes).containsExactly(0, 1, 1, 1, 1, 1, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Q | Known channels: F, B, P",
                "f | did you mean \"F\"",
                "db | did you mean \"Db\"",
                "contour | did you mean \"C\"",
                "foregroud | did you mean \"F\"",
                "F[erode=1] | did you mean \"erosion\"",
                "F[erosion=a] | radius in voxels",
                "F[erosion=1x2x3x4] | radius in voxels",
                "F[erosion=1 | not closed",
                "F[erosion] | name=value",
                "C[mode=subpixel] | 2n - 1",
                "C[mode=iner] | did you mean \"inner\"",
                "Db[val_type=norma] | did you mean \"norm\"",
                "Db[val_type=raw,act=tanh] | val_type=norm",
                "Db[val_type=discretize,mask_values=true] | must be false",
                "Db[val_type=omnipose,dist_bg=0] | dist_bg above 0",
                "P[type=centre] | did you mean \"centroid\"",
                "F[erosion=100000] | erosion of channel F is a radius in voxels, 0 to 200",
                "Dn[closing_size=-1] | closing_size of channel Dn is a whole number of at least 0",
                "Dn[decline_power=-1] | decline_power of channel Dn is a finite number of at least 0",
                "Dn[decline_power=NaN] | decline_power of channel Dn",
                "R[nrays=2] | nrays of channel R is a whole number of at least 3",
                "A[widen_borders=-1] | widen_borders of channel A is a whole number of at least 0",
                "A[x_affinities=1x0] | x_affinities of channel A",
                "A[offsets=0x0x0] | offsets of channel A",
                "T[thickness=0] | at least 1",
                "D[act=relu] | Known: linear, tanh",
                "H[norm=maybe] | true or false",
                "M[erosion=1] | it has none",
                "We,F | comes after all others",
                "F,F | named twice",
                "'' | Unknown channel"
            })
    void a_wrong_list_is_refused_with_what_to_write_instead(String text, String message) {
        assertThatThrownBy(() -> TargetChannels.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void losses_of_distances_and_rays_count_everywhere_on_request() {
        assertThat(TargetChannel.parse("Db[mask_values=false]").masked()).isFalse();
        assertThat(TargetChannel.parse("Db[mask_values=false]"))
                .isEqualTo(TargetChannel.borderDistance().everywhere());
        assertThat(TargetChannel.parse("Db[val_type=omnipose]").masked()).isFalse();
        assertThat(TargetChannel.parse("Db[val_type=omnipose,mask_values=true]").masked())
                .isTrue();
        assertThat(TargetChannel.parse("R[mask_values=false,nrays=8]"))
                .isEqualTo(TargetChannel.rays().rays(8).everywhere());
    }

    @Test
    void a_limited_distance_is_trained_and_predicted_with_its_activation() {
        TargetChannel limited = TargetChannel.parse("Db[act=sigmoid]");
        assertThat(limited.activation()).isEqualTo(Activation.SIGMOID);
        assertThat(limited.trainingActivation()).isEqualTo(Activation.SIGMOID);
    }

    @Test
    void the_omnipose_distance_on_background_is_chosen() {
        assertThat(encode("Db[val_type=omnipose,dist_bg=2.5]", 3, 0, 0, 0)).containsOnly(-2.5f);
        assertThat(encode("Db[val_type=omnipose]", 3, 0, 0, 0)).containsOnly(-5);
    }

    @Test
    void too_little_room_for_the_planes_is_refused() {
        LabelImage labels = LabelImage.of("a", Extent.yx(1, 4), new int[4]);
        assertThatThrownBy(() -> TargetChannels.parse("F,C").encode(labels, new float[7]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("need 8 values, got room for 7");
    }

    private static int[] blocks(int n) {
        int[] labels = new int[n * n];
        for (int i = 0; i < labels.length; i++) {
            int cell = i / n / 4 * 10 + i % n / 5;
            labels[i] = cell % 3 == 0 ? 0 : cell;
        }
        return labels;
    }

    private static float[] encode(String channel, int width, int... labels) {
        float[] into = new float[labels.length];
        TargetChannel.parse(channel).encode(LabelImage.of("a", Extent.yx(labels.length / width, width), labels), into);
        return into;
    }
}
