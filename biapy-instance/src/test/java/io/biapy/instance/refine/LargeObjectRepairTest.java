package io.biapy.instance.refine;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.RandomVolumes;
import org.junit.jupiter.api.Test;

class LargeObjectRepairTest {
    @Test
    void a_large_object_takes_in_what_touches_it_in_its_box_and_its_holes() {
        int[] before = {
            6, 6, 6, 6, 0,
            6, 2, 2, 6, 7,
            6, 6, 6, 6, 7,
            6, 0, 6, 3, 3,
            6, 6, 6, 6, 6,
        };
        int[] after = {
            6, 6, 6, 6, 0,
            6, 6, 6, 6, 6,
            6, 6, 6, 6, 6,
            6, 6, 6, 6, 6,
            6, 6, 6, 6, 6,
        };
        assertThat(apply(before, Extent.yx(5, 5), 10)).isEqualTo(after);
        assertThat(apply(before, Extent.yx(5, 5), 20)).isEqualTo(before);
    }

    @Test
    void an_object_in_a_hole_that_it_does_not_touch_stays() {
        int[] ring = new int[49];
        for (int i = 0; i < 49; i++) {
            boolean edge = i / 7 == 0 || i / 7 == 6 || i % 7 == 0 || i % 7 == 6;
            ring[i] = edge ? 6 : i == 24 ? 2 : 0;
        }
        int[] repaired = apply(ring, Extent.yx(7, 7), 10);
        assertThat(repaired[24]).isEqualTo(2);
        assertThat(repaired[8]).isEqualTo(6);
    }

    @Test
    void in_3d_a_neighbour_may_lie_outside_with_three_tenths_of_its_voxels() {
        // object 6 is a slab of 2 x 4 x 4; object 9 lies on it in the box and leaves it along x
        for (int outside = 1; outside <= 4; outside++) {
            int[] labels = new int[2 * 4 * 12];
            for (int i = 0; i < labels.length; i++) {
                int x = i % 12;
                int y = i / 12 % 4;
                int z = i / 48;
                boolean nine = z == 0 && y == 0 && x < 8 + outside;
                labels[i] = nine && x >= 1 ? 9 : x < 8 ? 6 : 0;
            }
            int[] repaired = apply(labels, Extent.zyx(2, 4, 12), 20);
            boolean takenIn = outside / (double) (7 + outside) <= 0.3;
            assertThat(repaired[7 + outside]).isEqualTo(takenIn ? 6 : 9);
        }
    }

    @Test
    void random_objects_are_repaired_as_searches_over_all_voxels_say() {
        RandomVolumes.check(40, 10, v -> {
            int[] labels = v.labels(6);
            for (long least : new long[] {3, 12, 60}) {
                assertThat(apply(labels, v.extent, least)).isEqualTo(NaiveRepair.apply(labels, v.extent, least));
            }
        });
    }

    private static int[] apply(int[] labels, Extent extent, long voxels) {
        return Refinement.parse("repair_large_objects=" + voxels)
                .apply(LabelImage.of("a", extent, labels))
                .codes();
    }
}
