package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.RandomVolumes;
import org.junit.jupiter.api.Test;

class ObjectMasksTest {
    @Test
    void equals_dilating_and_eroding_each_object_in_the_whole_image() {
        RandomVolumes.check(150, 8, v -> {
            int[] labels = v.labels(4);
            Extent dilation = radius(v);
            Extent erosion = radius(v);
            float[] found = new float[labels.length];
            new Foreground(erosion, dilation).encode(LabelImage.of("a", v.extent, labels), found);
            float[] expected = new float[labels.length];
            for (int id = 1; id <= 4; id++) {
                boolean[] mask = new boolean[labels.length];
                for (int i = 0; i < mask.length; i++) {
                    mask[i] = labels[i] == id;
                }
                mask = spread(v, spread(v, mask, dilation, true), erosion, false);
                for (int i = 0; i < mask.length; i++) {
                    expected[i] = mask[i] ? 1 : expected[i];
                }
            }
            assertThat(found).isEqualTo(expected);
        });
    }

    @Test
    void ellipsoids_have_the_known_number_of_points() {
        Extent wide = Extent.zyx(20, 20, 20);
        assertThat(Ellipsoid.offsets(Extent.zyx(0, 1, 1), wide)).hasSize(3 * 5);
        assertThat(Ellipsoid.offsets(Extent.zyx(0, 2, 2), wide)).hasSize(3 * 13);
        assertThat(Ellipsoid.offsets(Extent.zyx(1, 3, 3), wide)).hasSize(3 * 31);
        assertThat(Ellipsoid.offsets(Extent.zyx(0, 5, 5), wide)).hasSize(3 * 81);
    }

    @Test
    void a_radius_larger_than_the_image_costs_no_more_than_the_image() {
        LabelImage flat = LabelImage.of("a", Extent.yx(3, 5), new int[] {0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0});
        assertThat(TargetChannels.parse("F[dilation=200]").encode(flat).data()).containsOnly(1);
        assertThat(TargetChannels.parse("F[erosion=200]").encode(flat).data()).containsOnly(0);
        assertThat(Ellipsoid.offsets(Extent.zyx(100_000, 100_000, 100_000), Extent.yx(3, 5)))
                .hasSize(3 * 5 * 9);
    }

    @Test
    void a_radius_beyond_all_bounds_is_refused() {
        assertThatThrownBy(() -> Ellipsoid.offsets(Extent.zyx(1000, 1000, 1000), Extent.zyx(2000, 2000, 2000)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1000x1000x1000");
    }

    private static Extent radius(RandomVolumes v) {
        return Extent.zyx(
                v.random().nextInt(3), v.random().nextInt(3), v.random().nextInt(3));
    }

    private static boolean[] spread(RandomVolumes v, boolean[] mask, Extent r, boolean set) {
        boolean[] out = mask.clone();
        for (int i = 0; i < mask.length; i++) {
            for (int j = 0; j < mask.length; j++) {
                double dz = scaled(v.z(i) - v.z(j), r.z());
                double dy = scaled(v.y(i) - v.y(j), r.y());
                double dx = scaled(v.x(i) - v.x(j), r.x());
                if (mask[j] == set && dz + dy + dx <= 1 + 1e-9) {
                    out[i] = set;
                }
            }
        }
        return out;
    }

    private static double scaled(int step, int radius) {
        return radius == 0 ? (step == 0 ? 0 : 2) : (double) step * step / (radius * radius);
    }
}
