package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import org.junit.jupiter.api.Test;

class SkeletonTest {
    @Test
    void a_skeleton_lies_in_the_mask_and_keeps_its_parts_and_thinning_it_again_changes_nothing() {
        RandomVolumes.check(1500, 9, v -> {
            boolean[] mask = v.mask();
            boolean flat = v.extent.z() == 1;
            boolean[] thin = flat ? Skeleton.ofSlices(mask, v.extent) : Skeleton.ofVolume(mask, v.extent);
            for (int i = 0; i < mask.length; i++) {
                assertThat(mask[i] || !thin[i]).isTrue();
            }
            assertThat(parts(thin, v.extent)).isEqualTo(parts(mask, v.extent));
            assertThat(flat ? Skeleton.ofSlices(thin, v.extent) : Skeleton.ofVolume(thin, v.extent))
                    .isEqualTo(thin);
        });
    }

    @Test
    void a_bar_becomes_its_middle_line_and_a_block_a_few_voxels() {
        boolean[] bar = new boolean[5 * 12];
        for (int i = 0; i < bar.length; i++) {
            bar[i] = i / 12 >= 1 && i / 12 <= 3;
        }
        boolean[] line = Skeleton.ofSlices(bar, Extent.yx(5, 12));
        for (int i = 0; i < line.length; i++) {
            boolean inside = i % 12 >= 3 && i % 12 <= 8; // its ends fork to the corners
            assertThat(line[i]).isEqualTo(inside ? i / 12 == 2 : line[i]);
        }
        boolean[] block = new boolean[27];
        java.util.Arrays.fill(block, true);
        assertThat(count(Skeleton.ofVolume(block, Extent.zyx(3, 3, 3)))).isBetween(1, 3);
    }

    @Test
    void the_longest_path_leaves_side_branches_out() {
        boolean[] comb = new boolean[5 * 11];
        for (int x = 0; x < 11; x++) {
            comb[2 * 11 + x] = true;
        }
        comb[11 + 5] = true;
        comb[5] = true; // a tooth of two
        boolean[] path = Skeleton.longestPath(comb, Extent.yx(5, 11));
        assertThat(path[5]).isFalse();
        assertThat(path[2 * 11]).isTrue();
        assertThat(path[2 * 11 + 10]).isTrue();
        assertThat(count(path)).isEqualTo(11);
    }

    private static int parts(boolean[] mask, Extent extent) {
        return ConnectedComponents.of(mask, extent, Connectivity.FULL).count();
    }

    private static int count(boolean[] mask) {
        int n = 0;
        for (boolean set : mask) {
            n += set ? 1 : 0;
        }
        return n;
    }
}
