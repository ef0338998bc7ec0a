package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Channels of shapes and points, and what all channels have in common. */
class ShapeChannelsTest {
    private static final String[] ALL = {
        "F[dilation=2,erosion=1]",
        "B[erosion=1]",
        "C",
        "C[mode=outer]",
        "P",
        "P[type=skeleton,dilation=0]",
        "H",
        "V[norm=false]",
        "Z",
        "Db",
        "Db[val_type=raw]",
        "Db[val_type=omnipose]",
        "Dc",
        "Dc[type=skeleton,norm=false]",
        "Dn",
        "Dn[norm=false]",
        "D",
        "T",
        "T[thickness=4]",
        "M",
        "We"
    };

    @Test
    void touching_voxels_see_another_object_and_more_layers_stay_inside() {
        RandomVolumes.check(600, 8, v -> {
            int[] labels = v.labels(3);
            int thickness = 1 + v.random().nextInt(6);
            float[] found = encode(new Touching(thickness), LabelImage.of("a", v.extent, labels));
            boolean[] expected = new boolean[labels.length];
            for (int layer = 1; layer <= (thickness + 1) / 2; layer++) {
                boolean[] before = expected.clone();
                for (int i = 0; i < labels.length; i++) {
                    for (int j = 0; j < labels.length; j++) {
                        boolean near = Math.abs(v.z(i) - v.z(j)) <= 1
                                && Math.abs(v.y(i) - v.y(j)) <= 1
                                && Math.abs(v.x(i) - v.x(j)) <= 1;
                        boolean other = labels[j] != 0 && labels[j] != labels[i];
                        boolean inside = before[j] && labels[j] == labels[i];
                        expected[i] |= near && labels[i] != 0 && (layer == 1 ? other : inside);
                    }
                }
            }
            for (int i = 0; i < labels.length; i++) {
                assertThat(found[i]).as("voxel " + i).isEqualTo(expected[i] ? 1f : 0f);
            }
        });
    }

    @Test
    void every_object_has_its_point_whatever_its_id_and_half_a_voxel_goes_to_the_even_one() {
        int[] row = {9, 0, 0, 500, 500, 0, 500, 0};
        assertThat(encode(TargetChannel.points().dilation(0), LabelImage.of("a", Extent.yx(1, 8), row)))
                .containsExactly(1, 0, 0, 0, 1, 0, 0, 0);
        int[] pair = {3, 3, 0, 4, 4};
        assertThat(encode(TargetChannel.points().dilation(0), LabelImage.of("a", Extent.yx(1, 5), pair)))
                .containsExactly(1, 0, 0, 0, 1);
        assertThat(encode(TargetChannel.points(), LabelImage.of("a", Extent.yx(1, 5), pair)))
                .containsExactly(1, 1, 0, 1, 1);
    }

    @Test
    void foreground_with_contour_takes_those_of_its_list() {
        LabelImage labels = LabelImage.of("a", Extent.yx(1, 7), new int[] {0, 0, 5, 5, 5, 0, 0});
        float[] three = new float[21];
        TargetChannels.parse("F[erosion=1],C[mode=outer],M").encode(labels, three);
        assertThat(Arrays.copyOfRange(three, 14, 21)).containsExactly(0, 1, 0, 1, 0, 1, 0);
        assertThat(encode(TargetChannel.foregroundWithContour(), labels)).containsExactly(0, 1, 1, 1, 1, 1, 0);
    }

    @Test
    void labels_above_the_range_of_a_float_stay_different() {
        long large = 1L << 24;
        LabelImage labels = LabelImage.ofLongs("a", Extent.yx(1, 4), new long[] {0, large, large + 1, 1L << 40});
        assertThat(encode(TargetChannel.instances(), labels)).containsExactly(0, 1, 2, 3);
        assertThat(encode(TargetChannel.instances(), LabelImage.of("a", Extent.yx(1, 3), new int[] {0, 7, 1 << 24})))
                .containsExactly(0, 7, 1 << 24);
    }

    @Test
    void omnipose_distance_does_not_depend_on_the_order_of_axes() {
        RandomVolumes.check(60, 8, v -> {
            int[] labels = v.labels(2);
            Extent e = v.extent;
            if (e.z() == 1) {
                return;
            }
            int[] turned = new int[labels.length];
            for (int i = 0; i < labels.length; i++) {
                turned[(v.x(i) * e.z() + v.z(i)) * e.y() + v.y(i)] = labels[i];
            }
            if (e.x() == 1) {
                return; // would be taken for a 2D image
            }
            float[] a = encode(TargetChannel.borderDistance().omnipose(), LabelImage.of("a", e, labels));
            float[] b = encode(
                    TargetChannel.borderDistance().omnipose(),
                    LabelImage.of("b", Extent.zyx(e.x(), e.z(), e.y()), turned));
            for (int i = 0; i < labels.length; i++) {
                assertThat(b[(v.x(i) * e.z() + v.z(i)) * e.y() + v.y(i)]).isCloseTo(a[i], within(1e-5f));
            }
        });
    }

    @Test
    void targets_do_not_depend_on_what_the_ids_are_called_and_every_value_is_a_number() {
        RandomVolumes.check(80, 9, v -> {
            int[] labels = v.labels(5);
            long[] renamed = Arrays.stream(labels)
                    .mapToLong(l -> l == 0 ? 0 : l == 1 ? 3 : 5_000_000_000L + 731L * l)
                    .toArray();
            for (String text : ALL) {
                float[] a = encode(TargetChannel.parse(text), LabelImage.of("a", v.extent, labels));
                float[] b = encode(TargetChannel.parse(text), LabelImage.ofLongs("b", v.extent, renamed));
                assertThat(b).as(text).isEqualTo(a);
                for (float value : a) {
                    assertThat(Float.isFinite(value)).as(text).isTrue();
                }
            }
        });
    }

    @Test
    void a_crop_with_the_margin_that_a_channel_names_gives_the_same_target() {
        RandomVolumes.check(150, 16, v -> {
            LabelImage whole = LabelImage.of("whole", v.extent, v.labels(5));
            for (String text : ALL) {
                TargetChannel channel = TargetChannel.parse(text);
                if (channel.reach() == TargetEncoder.WHOLE_OBJECTS) {
                    continue;
                }
                int[] from = new int[3];
                int[] to = new int[3];
                int[] cut = new int[3];
                int[] end = new int[3];
                for (int axis = 0; axis < 3; axis++) {
                    int n = v.extent.along(axis);
                    from[axis] = v.random().nextInt(n);
                    to[axis] = v.random().nextInt(from[axis] + 1, n + 1);
                    cut[axis] = Math.max(0, from[axis] - channel.reach());
                    end[axis] = Math.min(n, to[axis] + channel.reach());
                }
                Extent part = Extent.zyx(end[0] - cut[0], end[1] - cut[1], end[2] - cut[2]);
                int[] labels = new int[part.voxels()];
                for (int i = 0; i < labels.length; i++) {
                    int z = i / (part.y() * part.x()) + cut[0];
                    int y = i / part.x() % part.y() + cut[1];
                    labels[i] = whole.codes()[v.index(z, y, i % part.x() + cut[2])];
                }
                float[] full = encode(channel, whole);
                float[] cropped = encode(channel, LabelImage.of("part", part, labels));
                for (int z = from[0]; z < to[0]; z++) {
                    for (int y = from[1]; y < to[1]; y++) {
                        for (int x = from[2]; x < to[2]; x++) {
                            int at = ((z - cut[0]) * part.y() + y - cut[1]) * part.x() + x - cut[2];
                            assertThat(cropped[at]).as(text).isEqualTo(full[v.index(z, y, x)]);
                        }
                    }
                }
            }
        });
    }

    private static float[] encode(TargetChannel channel, LabelImage labels) {
        float[] into = new float[labels.codes().length];
        Arrays.fill(into, 77); // an encoder writes every voxel
        channel.encode(labels, into);
        return into;
    }
}
