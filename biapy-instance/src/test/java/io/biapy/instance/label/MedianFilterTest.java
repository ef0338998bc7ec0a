package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianFilterTest {
    private static final List<String> AXES = List.of("xy", "zy", "xz", "z");

    @Test
    void equals_the_middle_of_the_sorted_mirrored_window_for_any_number_of_threads() {
        RandomVolumes.check(300, 8, v -> {
            String axes = AXES.get(v.extent.z() == 1 ? 0 : v.random().nextInt(4));
            int size = v.random().nextInt(1, 8);
            float[] values = v.values(v.random().nextBoolean() ? 0 : 4);
            FloatImage image = FloatImage.of("a", v.extent, 1, values);
            float[] expected = naive(v, values, axes, size | 1);
            for (int threads : v.random().nextInt(10) == 0 ? new int[] {1, 2, 3, 8} : new int[] {1}) {
                try (Workers workers = Workers.of(threads)) {
                    assertThat(MedianFilter.of(axes, size).apply(image, workers).data())
                            .as("%s=%s", axes, size)
                            .isEqualTo(expected);
                }
            }
        });
    }

    @Test
    void the_text_form_reads_back_and_wrong_ones_are_refused() {
        assertThat(MedianFilter.parse("zx=4")).hasToString("zx=5");
        assertThatThrownBy(() -> MedianFilter.parse("xyz=3")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> MedianFilter.parse("xy")).hasMessageContaining("xy=3");
    }

    private static float[] naive(RandomVolumes v, float[] values, String axes, int size) {
        int rz = axes.contains("z") ? size / 2 : 0;
        int ry = axes.contains("y") ? size / 2 : 0;
        int rx = axes.contains("x") ? size / 2 : 0;
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            float[] window = new float[(2 * rz + 1) * (2 * ry + 1) * (2 * rx + 1)];
            int n = 0;
            for (int z = -rz; z <= rz; z++) {
                for (int y = -ry; y <= ry; y++) {
                    for (int x = -rx; x <= rx; x++) {
                        window[n++] = values[
                                v.index(
                                        mirror(v.z(i) + z, v.extent.z()),
                                        mirror(v.y(i) + y, v.extent.y()),
                                        mirror(v.x(i) + x, v.extent.x()))];
                    }
                }
            }
            Arrays.sort(window);
            out[i] = window[n / 2];
        }
        return out;
    }

    private static int mirror(int i, int n) {
        int at = i;
        while (at < 0 || at >= n) {
            at = at < 0 ? -1 - at : 2 * n - 1 - at;
        }
        return at;
    }
}
