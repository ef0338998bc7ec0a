package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectedComponentsTest {
    @ParameterizedTest
    @EnumSource(Connectivity.class)
    void equals_a_flood_fill_in_raster_order(Connectivity connectivity) {
        RandomVolumes.check(1000, 10, v -> equalsAFloodFill(v, v.mask(), connectivity));
    }

    /** Rows longer than the 64 voxels that are looked at together; runs go on, begin and end where these meet. */
    @ParameterizedTest
    @EnumSource(Connectivity.class)
    void equals_a_flood_fill_on_long_rows(Connectivity connectivity) {
        RandomVolumes.check(500, 4, 5, 200, v -> {
            boolean[] mask = v.mask();
            int length = v.random().nextInt(1, 40);
            for (int i = 0; i < mask.length; i++) { // longer runs than single voxels give
                mask[i] = mask[i - i % length];
            }
            equalsAFloodFill(v, mask, connectivity);
        });
    }

    private static void equalsAFloodFill(RandomVolumes v, boolean[] mask, Connectivity connectivity) {
        ConnectedComponents found = ConnectedComponents.of(mask, v.extent, connectivity);
        int[] expected = floodFill(v, mask, connectivity);
        assertThat(found.labels()).isEqualTo(expected);
        assertThat(found.count()).isEqualTo(Arrays.stream(expected).max().orElseThrow());
    }

    @Test
    void corner_contact_joins_only_with_full_connectivity() {
        boolean[] mask = {true, false, false, true};
        assertThat(ConnectedComponents.of(mask, Extent.yx(2, 2), Connectivity.FACES)
                        .labels())
                .containsExactly(1, 0, 0, 2);
        assertThat(ConnectedComponents.of(mask, Extent.yx(2, 2), Connectivity.FULL)
                        .labels())
                .containsExactly(1, 0, 0, 1);
    }

    @Test
    void sizes_count_every_voxel_once() {
        ConnectedComponents found = ConnectedComponents.of(
                new boolean[] {true, true, false, true, false}, Extent.yx(1, 5), Connectivity.FACES);
        assertThat(found.sizes()).containsExactly(2, 2, 1);
        assertThat(found).hasToString("2 components of 1 x 5 voxels, touching by faces");
    }

    @Test
    void a_mask_of_another_length_is_refused() {
        assertThatThrownBy(() -> ConnectedComponents.of(new boolean[3], Extent.yx(2, 2), Connectivity.FACES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("needs 4 values")
                .hasMessageContaining("got 3");
    }

    private static int[] floodFill(RandomVolumes v, boolean[] mask, Connectivity connectivity) {
        int[] labels = new int[mask.length];
        int count = 0;
        for (int start = 0; start < mask.length; start++) {
            if (!mask[start] || labels[start] != 0) {
                continue;
            }
            labels[start] = ++count;
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            queue.add(start);
            while (!queue.isEmpty()) {
                int i = queue.remove();
                for (int n = 0; n < 27; n++) {
                    int dz = n / 9 - 1;
                    int dy = n / 3 % 3 - 1;
                    int dx = n % 3 - 1;
                    int steps = Math.abs(dz) + Math.abs(dy) + Math.abs(dx);
                    if (steps == 0 || (connectivity == Connectivity.FACES && steps > 1)) {
                        continue;
                    }
                    int z = v.z(i) + dz;
                    int y = v.y(i) + dy;
                    int x = v.x(i) + dx;
                    if (v.isInside(z, y, x) && mask[v.index(z, y, x)] && labels[v.index(z, y, x)] == 0) {
                        labels[v.index(z, y, x)] = count;
                        queue.add(v.index(z, y, x));
                    }
                }
            }
        }
        return labels;
    }
}
