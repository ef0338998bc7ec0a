package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.run.Workers;
import org.junit.jupiter.api.Test;

class NearestLabelTest {
    @Test
    void equals_a_search_over_all_voxels_with_ties_to_the_least_x_then_y_then_z() {
        RandomVolumes.check(400, 9, v -> {
            int[] labels = sparse(v);
            Calibration voxel = v.random().nextBoolean() ? Calibration.unknown() : Calibration.of(4, 1, 2, "um");
            double limit = v.random().nextBoolean()
                    ? Double.POSITIVE_INFINITY
                    : v.random().nextInt(5);
            int[] expected = naive(v, labels, voxel, limit);
            for (int threads : v.random().nextInt(10) == 0 ? new int[] {1, 2, 3, 8} : new int[] {1}) {
                try (Workers workers = Workers.of(threads)) {
                    assertThat(NearestLabel.of(labels, v.extent, voxel, limit, workers))
                            .isEqualTo(expected);
                }
            }
        });
    }

    @Test
    void a_negative_distance_is_refused() {
        try (Workers workers = Workers.of(1)) {
            assertThatThrownBy(() -> NearestLabel.of(
                            new int[1], io.biapy.core.image.Extent.yx(1, 1), Calibration.unknown(), -1, workers))
                    .isInstanceOf(InputException.class);
        }
    }

    private static int[] sparse(RandomVolumes v) {
        double density = Math.pow(v.random().nextDouble(), 3);
        int[] labels = v.labels(9);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = v.random().nextDouble() < density ? labels[i] : 0;
        }
        return labels;
    }

    private static int[] naive(RandomVolumes v, int[] labels, Calibration voxel, double limit) {
        int[] out = new int[labels.length];
        for (int i = 0; i < out.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            for (int x = 0; x < v.extent.x(); x++) {
                for (int y = 0; y < v.extent.y(); y++) {
                    for (int z = 0; z < v.extent.z(); z++) {
                        double dz = (z - v.z(i)) * voxel.z();
                        double dy = (y - v.y(i)) * voxel.y();
                        double dx = (x - v.x(i)) * voxel.x();
                        double d = dz * dz + dy * dy + dx * dx;
                        int label = labels[v.index(z, y, x)];
                        if (label != 0 && d < best) {
                            best = d;
                            out[i] = d <= limit * limit ? label : 0;
                        }
                    }
                }
            }
        }
        return out;
    }
}
