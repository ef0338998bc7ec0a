package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import org.junit.jupiter.api.Test;

class GreyClosingTest {
    @Test
    void closing_equals_the_least_of_the_greatest_values_of_boxes() {
        try (Workers workers = Workers.of(2)) {
            RandomVolumes.check(300, 8, v -> {
                int size = v.random().nextInt(1, 6);
                float[] values = v.values(0);
                float[] expected = extremes(v, extremes(v, values, size, true), size, false);
                float[] found = values.clone();
                GreyClosing.of(size).apply(found, 0, v.extent, workers);
                assertThat(found).isEqualTo(expected);
            });
        }
    }

    private static float[] extremes(RandomVolumes v, float[] values, int size, boolean greatest) {
        int before = greatest ? (size - 1) / 2 : size / 2;
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
            for (int dz = -before; dz < size - before; dz++) {
                for (int dy = -before; dy < size - before; dy++) {
                    for (int dx = -before; dx < size - before; dx++) {
                        if (v.isInside(v.z(i) + dz, v.y(i) + dy, v.x(i) + dx)) {
                            float other = values[v.index(v.z(i) + dz, v.y(i) + dy, v.x(i) + dx)];
                            out[i] = greatest ? Math.max(out[i], other) : Math.min(out[i], other);
                        }
                    }
                }
            }
        }
        return out;
    }
}
