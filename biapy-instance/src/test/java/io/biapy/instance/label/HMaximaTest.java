package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HMaximaTest {
    @Test
    void a_summit_counts_by_its_height_above_the_pass_to_a_higher_one() {
        float[] line = {5, 2, 4, 3, 4.5f, 0, 3};
        boolean[] all = new boolean[7];
        Arrays.fill(all, true);
        Extent extent = Extent.yx(1, 7);
        assertThat(HMaxima.of(line, all, extent, 0.5)).containsExactly(1, 0, 2, 0, 3, 0, 4);
        assertThat(HMaxima.of(line, all, extent, 1.5)).containsExactly(1, 0, 0, 0, 2, 0, 3);
        assertThat(HMaxima.of(line, all, extent, 2.6)).containsExactly(1, 0, 0, 0, 0, 0, 2);
    }

    @Test
    void each_part_of_the_mask_has_a_summit_however_low() {
        float[] line = {1, 1, 9, 1};
        assertThat(HMaxima.of(line, new boolean[] {true, true, false, true}, Extent.yx(1, 4), 100))
                .containsExactly(1, 0, 0, 2);
    }

    @Test
    void as_many_as_the_h_maxima_transform_has_regional_maxima() {
        RandomVolumes.check(150, 7, v -> {
            float[] values = v.values(12);
            boolean[] mask = v.mask();
            double h = v.random().nextInt(1, 5) / 12.0 - 0.02;
            int summits =
                    Arrays.stream(HMaxima.of(values, mask, v.extent, h)).max().orElse(0);
            assertThat(summits).isEqualTo(regionalMaxima(v, reconstruct(v, values, mask, h), mask));
        });
    }

    @Test
    void a_height_of_zero_is_refused() {
        assertThatThrownBy(() -> HMaxima.of(new float[1], new boolean[1], Extent.yx(1, 1), 0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("above 0");
    }

    /** Reconstruction by dilation of values - h under values, until nothing changes. */
    private static double[] reconstruct(RandomVolumes v, float[] values, boolean[] mask, double h) {
        double[] marker = new double[values.length];
        for (int i = 0; i < marker.length; i++) {
            marker[i] = values[i] - h;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < marker.length; i++) {
                for (int j = 0; j < marker.length; j++) {
                    if (mask[i] && mask[j] && isNear(v, i, j) && Math.min(marker[j], values[i]) > marker[i]) {
                        marker[i] = Math.min(marker[j], values[i]);
                        changed = true;
                    }
                }
            }
        }
        return marker;
    }

    private static int regionalMaxima(RandomVolumes v, double[] heights, boolean[] mask) {
        int count = 0;
        boolean[] seen = new boolean[heights.length];
        for (int start = 0; start < heights.length; start++) {
            if (!mask[start] || seen[start]) {
                continue;
            }
            boolean[] plateau = new boolean[heights.length];
            plateau[start] = true;
            boolean grows = true;
            boolean highest = true;
            while (grows) {
                grows = false;
                for (int i = 0; i < heights.length; i++) {
                    for (int j = 0; j < heights.length && plateau[i]; j++) {
                        if (mask[j] && isNear(v, i, j)) {
                            highest &= heights[j] <= heights[i] + 1e-9;
                            boolean joins = Math.abs(heights[j] - heights[i]) < 1e-9 && !plateau[j];
                            grows |= joins;
                            plateau[j] |= joins;
                        }
                    }
                }
            }
            for (int i = 0; i < heights.length; i++) {
                seen[i] |= plateau[i];
            }
            count += highest ? 1 : 0;
        }
        return count;
    }

    private static boolean isNear(RandomVolumes v, int i, int j) {
        return i != j
                && Math.abs(v.z(i) - v.z(j)) <= 1
                && Math.abs(v.y(i) - v.y(j)) <= 1
                && Math.abs(v.x(i) - v.x(j)) <= 1;
    }
}
