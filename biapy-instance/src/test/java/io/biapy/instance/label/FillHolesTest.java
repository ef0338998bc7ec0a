package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FillHolesTest {
    @Test
    void equals_spreading_from_the_edge_until_nothing_changes() {
        RandomVolumes.check(300, 9, v -> {
            boolean[] mask = v.mask();
            assertThat(FillHoles.of(mask, v.extent)).isEqualTo(fillBySpreading(v, mask));
        });
    }

    @Test
    void each_object_is_filled_alone_and_a_larger_id_inside_survives() {
        int[] ring = {
            2, 2, 2, 2,
            2, 0, 9, 2,
            2, 1, 0, 2,
            2, 2, 2, 2
        };
        assertThat(FillHoles.ofEachObject(ring, Extent.yx(4, 4)))
                .containsExactly(2, 2, 2, 2, 2, 2, 9, 2, 2, 2, 2, 2, 2, 2, 2, 2);
    }

    @Test
    void filling_objects_equals_filling_each_mask_and_painting_in_order() {
        RandomVolumes.check(200, 9, v -> {
            int[] labels = v.labels(4);
            int[] expected = new int[labels.length];
            for (int id : Arrays.stream(labels).distinct().sorted().toArray()) {
                boolean[] own = new boolean[labels.length];
                for (int i = 0; i < own.length; i++) {
                    own[i] = labels[i] == id;
                }
                boolean[] filled = fillBySpreading(v, own);
                for (int i = 0; i < own.length; i++) {
                    expected[i] = id != 0 && filled[i] ? id : expected[i];
                }
            }
            assertThat(FillHoles.ofEachObject(labels, v.extent)).isEqualTo(expected);
        });
    }

    private static boolean[] fillBySpreading(RandomVolumes v, boolean[] mask) {
        boolean[] outside = new boolean[mask.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < mask.length; i++) {
                if (!mask[i] && !outside[i] && touchesOutside(v, outside, i)) {
                    outside[i] = true;
                    changed = true;
                }
            }
        }
        boolean[] filled = new boolean[mask.length];
        for (int i = 0; i < mask.length; i++) {
            filled[i] = !outside[i];
        }
        return filled;
    }

    private static boolean touchesOutside(RandomVolumes v, boolean[] outside, int i) {
        int[][] steps = {{-1, 0, 0}, {1, 0, 0}, {0, -1, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}};
        for (int[] s : steps) {
            if (s[0] != 0 && v.extent.z() == 1) {
                continue;
            }
            int z = v.z(i) + s[0];
            int y = v.y(i) + s[1];
            int x = v.x(i) + s[2];
            if (!v.isInside(z, y, x) || outside[v.index(z, y, x)]) {
                return true;
            }
        }
        return false;
    }
}
