package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GaussianFilterTest {
    @Test
    void a_single_voxel_becomes_the_three_taps() {
        float[] out = GaussianFilter.threeTaps().apply(new float[] {0, 0, 1, 0, 0}, Extent.yx(1, 5));
        assertThat(out)
                .containsExactly(new float[] {0, 0.27406862f, 0.45186276f, 0.27406862f, 0}, Offset.offset(1e-7f));
    }

    @Test
    void equals_the_direct_sum_over_the_box() {
        RandomVolumes.check(60, 8, v -> {
            float[] in = v.values(0);
            double sigma = v.random().nextDouble(0.4, 2);
            double truncate = v.random().nextDouble(0.8, 3);
            float[] out = GaussianFilter.of(sigma, truncate).apply(in, v.extent);
            int r = (int) (truncate * sigma + 0.5);
            for (int i = 0; i < in.length; i++) {
                double sum = 0;
                double weights = 0;
                for (int dz = -r; dz <= r; dz++) {
                    for (int dy = -r; dy <= r; dy++) {
                        for (int dx = -r; dx <= r; dx++) {
                            double w = Math.exp(-0.5 * (dz * dz + dy * dy + dx * dx) / (sigma * sigma));
                            weights += w;
                            sum += w
                                    * in[
                                            v.index(
                                                    clamp(v.z(i) + dz, v.extent.z()),
                                                    clamp(v.y(i) + dy, v.extent.y()),
                                                    clamp(v.x(i) + dx, v.extent.x()))];
                        }
                    }
                }
                assertThat(out[i]).isCloseTo((float) (sum / weights), Offset.offset(1e-6f));
            }
        });
    }

    @Test
    void sigma_of_zero_is_refused() {
        assertThatThrownBy(() -> GaussianFilter.of(0, 4))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("above 0");
    }

    private static int clamp(int i, int n) {
        return Math.min(Math.max(i, 0), n - 1);
    }
}
