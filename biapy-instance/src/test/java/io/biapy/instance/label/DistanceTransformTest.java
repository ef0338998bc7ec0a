package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DistanceTransformTest {
    @Test
    void equals_the_search_over_all_voxels_with_any_voxel_size() {
        RandomVolumes.check(300, 9, v -> {
            int[] labels = v.labels(v.random().nextInt(1, 4));
            Calibration voxel = Calibration.of(
                    v.random().nextDouble(0.3, 4),
                    v.random().nextDouble(0.3, 4),
                    v.random().nextDouble(0.3, 4),
                    "um");
            float[] distance = DistanceTransform.of(labels, v.extent, voxel);
            for (int i = 0; i < labels.length; i++) {
                double expected = labels[i] == 0 ? 0 : nearestOther(v, labels, i, voxel);
                if (Double.isInfinite(expected)) {
                    assertThat(distance[i]).isPositive().isInfinite();
                } else {
                    assertThat((double) distance[i]).isCloseTo(expected, Offset.offset(1e-6 * expected));
                }
            }
        });
    }

    @Test
    void touching_objects_are_borders_of_each_other_and_the_image_edge_is_none() {
        LabelImage labels = LabelImage.of("a", Extent.yx(1, 7), new int[] {1, 1, 1, 2, 2, 2, 0});
        assertThat(DistanceTransform.of(labels)).containsExactly(3, 2, 1, 1, 2, 1, 0);
    }

    @Test
    void distances_are_in_the_unit_of_the_voxel_size() {
        LabelImage labels = LabelImage.of("a", Extent.zyx(3, 1, 1), new int[] {0, 5, 5})
                .withCalibration(Calibration.of(2.5, 1, 1, "um"));
        assertThat(DistanceTransform.of(labels)).containsExactly(0, 2.5f, 5);
    }

    private static double nearestOther(RandomVolumes v, int[] labels, int i, Calibration voxel) {
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < labels.length; j++) {
            if (labels[j] != labels[i]) {
                double dz = (v.z(i) - v.z(j)) * voxel.z();
                double dy = (v.y(i) - v.y(j)) * voxel.y();
                double dx = (v.x(i) - v.x(j)) * voxel.x();
                best = Math.min(best, Math.sqrt(dz * dz + dy * dy + dx * dx));
            }
        }
        return best;
    }
}
