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
    void an_object_in_a_hole_stays_whichever_id_is_larger() {
        int[] ring = {
            2, 2, 2, 2,
            2, 0, 9, 2,
            2, 1, 0, 2,
            2, 2, 2, 2
        };
        assertThat(FillHoles.ofEachObject(ring, Extent.yx(4, 4)))
                .containsExactly(2, 2, 2, 2, 2, 2, 9, 2, 2, 1, 2, 2, 2, 2, 2, 2);
    }

    @Test
    void a_hole_in_an_object_in_a_hole_goes_to_the_inner_object() {
        int[] rings = {
            3, 3, 3, 3, 3,
            3, 8, 8, 8, 3,
            3, 8, 0, 8, 3,
            3, 8, 8, 8, 3,
            3, 3, 3, 3, 3
        };
        int[] filled = rings.clone();
        filled[12] = 8;
        assertThat(FillHoles.ofEachObject(rings, Extent.yx(5, 5))).isEqualTo(filled);
    }

    @Test
    void objects_keep_their_voxels_and_background_goes_to_the_smallest_object_around_it() {
        RandomVolumes.check(200, 9, v -> {
            int[] labels = v.labels(4);
            int[] ids = Arrays.stream(labels)
                    .filter(l -> l != 0)
                    .distinct()
                    .sorted()
                    .toArray();
            int[] expected = labels.clone();
            int[] least = new int[labels.length];
            Arrays.fill(least, Integer.MAX_VALUE);
            for (int id : ids) {
                boolean[] own = new boolean[labels.length];
                for (int i = 0; i < own.length; i++) {
                    own[i] = labels[i] == id;
                }
                boolean[] filled = fillBySpreading(v, own);
                int volume = 0;
                for (boolean f : filled) {
                    volume += f ? 1 : 0;
                }
                for (int i = 0; i < own.length; i++) {
                    if (filled[i] && labels[i] == 0 && volume < least[i]) {
                        least[i] = volume;
                        expected[i] = id;
                    }
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
