package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import org.junit.jupiter.api.Test;

class DiskMorphologyTest {
    @Test
    void disks_have_5_13_29_and_81_pixels() {
        boolean[] point = new boolean[11 * 11];
        point[5 * 11 + 5] = true;
        int[] radii = {1, 2, 3, 5};
        int[] pixels = {5, 13, 29, 81};
        for (int k = 0; k < radii.length; k++) {
            int count = 0;
            for (boolean set : DiskMorphology.dilate(point, Extent.yx(11, 11), radii[k])) {
                count += set ? 1 : 0;
            }
            assertThat(count).isEqualTo(pixels[k]);
        }
    }

    @Test
    void equals_the_definition_slice_by_slice() {
        RandomVolumes.check(300, 12, v -> {
            boolean[] mask = v.mask();
            int radius = v.random().nextInt(0, 6);
            boolean[] dilated = DiskMorphology.dilate(mask, v.extent, radius);
            boolean[] eroded = DiskMorphology.erode(mask, v.extent, radius);
            for (int i = 0; i < mask.length; i++) {
                boolean any = false;
                boolean all = true;
                for (int dy = -radius; dy <= radius; dy++) {
                    for (int dx = -radius; dx <= radius; dx++) {
                        int y = v.y(i) + dy;
                        int x = v.x(i) + dx;
                        if (dy * dy + dx * dx <= radius * radius && v.isInside(v.z(i), y, x)) {
                            any |= mask[v.index(v.z(i), y, x)];
                            all &= mask[v.index(v.z(i), y, x)];
                        }
                    }
                }
                assertThat(dilated[i]).isEqualTo(any);
                assertThat(eroded[i]).isEqualTo(all);
            }
        });
    }

    @Test
    void a_negative_radius_is_refused() {
        assertThatThrownBy(() -> DiskMorphology.dilate(new boolean[1], Extent.yx(1, 1), -1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least 0, got -1");
    }
}
