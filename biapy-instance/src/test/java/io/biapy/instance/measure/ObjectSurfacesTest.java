package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.RandomVolumes;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ObjectSurfacesTest {
    private static final Calibration VOXEL = Calibration.of(3, 0.5, 0.25, "um");

    @Test
    void every_edge_is_passed_as_often_in_one_direction_as_in_the_other() {
        RandomVolumes.check(250, 7, v -> {
            LabelImage labels = LabelImage.of("a", v.extent, v.labels(3)).withCalibration(VOXEL);
            ObjectSurfaces.of(labels).forEach(ObjectSurfacesTest::assertClosed);
            ObjectSurfaces.of(labels).blocks().forEach(ObjectSurfacesTest::assertClosed);
        });
    }

    @Test
    void blocks_enclose_the_volume_of_the_voxels_and_smooth_surfaces_less() {
        RandomVolumes.check(250, 7, v -> {
            LabelImage labels = LabelImage.of("a", v.extent, v.labels(3)).withCalibration(VOXEL);
            ObjectTable table = ObjectTable.of(labels);
            double depth = v.extent.z() == 1 ? 3 : 1; // a slice is a sheet of one voxel
            ObjectSurfaces.of(labels).blocks().forEach(mesh -> assertThat(mesh.volume())
                    .isCloseTo(table.get(mesh.label()).size() * depth, within(1e-9)));
            ObjectSurfaces.of(labels).forEach(mesh -> assertThat(mesh.volume())
                    .isPositive()
                    .isLessThan(table.get(mesh.label()).size() * depth));
        });
    }

    @Test
    void a_large_ball_has_nearly_its_area_and_lies_about_its_centre() {
        int n = 41;
        int[] ball = new int[n * n * n];
        for (int i = 0; i < ball.length; i++) {
            int z = i / (n * n) - 20;
            int y = i / n % n - 20;
            int x = i % n - 20;
            ball[i] = z * z + y * y + x * x <= 18 * 18 ? 5 : 0;
        }
        SurfaceMesh mesh = ObjectSurfaces.of(LabelImage.of("ball", Extent.zyx(n, n, n), ball))
                .get(5);
        assertThat(mesh.area()).isBetween(4 * Math.PI * 18 * 18, 1.12 * 4 * Math.PI * 18 * 18);
        double sum = 0;
        for (int i = 0; i < mesh.points().length; i += 3) {
            sum += mesh.points()[i];
        }
        assertThat(sum / (mesh.points().length / 3)).isCloseTo(20, within(1e-9));
        assertThatThrownBy(() -> ObjectSurfaces.of(LabelImage.of("ball", Extent.zyx(n, n, n), ball))
                        .get(6))
                .isInstanceOf(NoSuchElementException.class);
    }

    private static void assertClosed(SurfaceMesh mesh) {
        Map<Long, Integer> edges = new HashMap<>();
        int[] t = mesh.triangles();
        for (int i = 0; i < t.length; i += 3) {
            for (int e = 0; e < 3; e++) {
                edges.merge((long) t[i + e] << 32 | t[i + (e + 1) % 3], 1, Integer::sum);
            }
        }
        assertThat(edges).isNotEmpty();
        edges.forEach((edge, count) -> assertThat(edges).containsEntry(edge << 32 | edge >>> 32, count));
    }
}
