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
        RandomVolumes.check(1000, 9, v -> equalsTheSearch(v, v.labels(v.random().nextInt(1, 4))));
    }

    /** Lines long enough for voxels that are too deep inside to be compared directly with the border. */
    @Test
    void equals_the_search_deep_inside_large_objects() {
        RandomVolumes.check(300, 3, 120, 9, v -> equalsTheSearch(v, large(v)));
        RandomVolumes.check(100, 90, 4, 7, v -> equalsTheSearch(v, large(v)));
    }

    private static void equalsTheSearch(RandomVolumes v, int[] labels) {
        Calibration voxel = v.random().nextBoolean() ? Calibration.unknown() : anyVoxel(v);
        float[] distance = DistanceTransform.of(labels, v.extent, voxel);
        for (int i = 0; i < labels.length; i++) {
            double expected = labels[i] == 0 ? 0 : nearestOther(v, labels, i, voxel);
            if (Double.isInfinite(expected)) {
                assertThat(distance[i]).isPositive().isInfinite();
            } else {
                assertThat((double) distance[i]).isCloseTo(expected, Offset.offset(1e-6 * expected));
            }
        }
    }

    private static Calibration anyVoxel(RandomVolumes v) {
        return Calibration.of(
                v.random().nextDouble(0.3, 4),
                v.random().nextDouble(0.3, 4),
                v.random().nextDouble(0.3, 4),
                "um");
    }

    /** One or two objects that fill the volume but for some voxels. */
    private static int[] large(RandomVolumes v) {
        double others = Math.pow(v.random().nextDouble(), 6);
        int cut = v.random().nextInt(2 * v.extent.y());
        int[] labels = new int[v.extent.voxels()];
        for (int i = 0; i < labels.length; i++) {
            int own = v.y(i) < cut ? 1 : 2;
            labels[i] = v.random().nextDouble() < others ? v.random().nextInt(3) : own;
        }
        return labels;
    }

    @Test
    void the_bits_of_an_object_do_not_depend_on_where_it_lies() {
        RandomVolumes.check(60, 12, 60, 60, v -> {
            int[] labels = v.random().nextBoolean() ? large(v) : v.labels(3);
            Calibration voxel = anyVoxel(v);
            float[] first = framed(v, labels, voxel, 1, 1, 1);
            int z = v.random().nextInt(1, 4);
            int y = v.random().nextInt(1, 30);
            assertThat(framed(v, labels, voxel, z, y, v.random().nextInt(1, 300)))
                    .isEqualTo(first);
        });
    }

    /** The distances of a volume in the middle of background. */
    private static float[] framed(RandomVolumes v, int[] labels, Calibration voxel, int mz, int my, int mx) {
        Extent frame = Extent.zyx(v.extent.z() + 2 * mz, v.extent.y() + 2 * my, v.extent.x() + 2 * mx);
        int[] framed = new int[frame.voxels()];
        int[] to = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            to[i] = ((v.z(i) + mz) * frame.y() + v.y(i) + my) * frame.x() + v.x(i) + mx;
            framed[to[i]] = labels[i];
        }
        float[] all = DistanceTransform.of(framed, frame, voxel);
        float[] own = new float[labels.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = all[to[i]];
        }
        return own;
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
