package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalMaximaTest {
    @Test
    void equals_the_definition_for_any_number_of_threads() {
        RandomVolumes.check(400, 12, v -> {
            float[] values = v.values(v.random().nextBoolean() ? 0 : v.random().nextInt(2, 9));
            int distance = v.random().nextInt(1, 4);
            float threshold = v.random().nextInt(3) / 4f;
            int[] expected = naive(v, values, distance, threshold);
            for (int threads : v.random().nextInt(10) == 0 ? new int[] {1, 2, 3, 8} : new int[] {1}) {
                try (Workers workers = Workers.of(threads)) {
                    assertThat(LocalMaxima.of(values, v.extent, distance, threshold, workers))
                            .isEqualTo(expected);
                }
            }
        });
    }

    @Test
    void of_a_plateau_all_stay_at_distance_one_and_the_first_beyond() {
        float[] row = {0, 5, 5, 0, 0, 7, 0};
        try (Workers workers = Workers.of(1)) {
            assertThat(LocalMaxima.of(row, Extent.yx(1, 7), 1, 1, workers)).containsExactly(5, 1, 2);
            assertThat(LocalMaxima.of(row, Extent.yx(1, 7), 2, 1, workers)).containsExactly(5, 1);
            assertThat(LocalMaxima.of(new float[] {3, 3}, Extent.yx(1, 2), 1, 0, workers))
                    .isEmpty();
        }
    }

    private static int[] naive(RandomVolumes v, float[] values, int distance, float threshold) {
        List<Integer> peaks = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            boolean highest = values[i] > threshold;
            for (int j = 0; j < values.length; j++) {
                highest &= far(v, i, j) > distance || values[j] <= values[i];
            }
            if (highest) {
                peaks.add(i);
            }
        }
        if (peaks.size() == values.length) {
            return new int[0];
        }
        peaks.sort(Comparator.comparing(i -> -values[i])); // stable
        List<Integer> kept = new ArrayList<>();
        for (int p : peaks) {
            if (distance == 1 || kept.stream().noneMatch(q -> far(v, p, q) < distance)) {
                kept.add(p);
            }
        }
        return kept.stream().mapToInt(i -> i).toArray();
    }

    private static int far(RandomVolumes v, int i, int j) {
        return Math.max(Math.abs(v.z(i) - v.z(j)), Math.max(Math.abs(v.y(i) - v.y(j)), Math.abs(v.x(i) - v.x(j))));
    }
}
