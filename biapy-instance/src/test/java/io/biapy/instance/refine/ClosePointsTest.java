package io.biapy.instance.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClosePointsTest {
    private static final Calibration VOXEL = Calibration.of(3, 1, 0.5, "um");

    @Test
    void equals_comparing_each_point_with_all_that_stay() {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] points = new double[3 * random.nextInt(60)];
            for (int i = 0; i < points.length; i++) {
                points[i] = random.nextInt(20) - 5 + (seed % 2 == 0 ? 0 : random.nextDouble());
            }
            double radius = random.nextInt(8);
            assertThat(ClosePoints.within(radius, VOXEL).kept(points))
                    .as("seed %s", seed)
                    .isEqualTo(naive(points, radius));
        }
    }

    @Test
    void the_radius_is_inclusive_and_a_dropped_point_drops_nobody() {
        double[] chain = {0, 0, 0, 0, 5, 0, 0, 10, 0, 0, 15, 0, 0, 20, 0};
        assertThat(ClosePoints.within(5, Calibration.unknown()).kept(chain)).containsExactly(0, 2, 4);
        assertThat(chain).containsExactly(0, 0, 0, 0, 5, 0, 0, 10, 0, 0, 15, 0, 0, 20, 0);
    }

    @Test
    void in_2d_the_voxel_size_along_y_and_x_counts() {
        double[] points = {0, 0, 0, 0, 0, 5};
        assertThat(ClosePoints.within(6, Calibration.of(9, 1, 1, "um")).kept(points))
                .containsExactly(0);
        assertThat(ClosePoints.within(6, Calibration.of(1, 9, 2, "um")).kept(points))
                .containsExactly(0, 1);
    }

    @Test
    void by_mask_only_points_of_one_part_drop_each_other() {
        boolean[] mask = {true, true, true, false, true, true};
        double[] points = {0, 0, 0, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0, 5, 0, 0, 3};
        assertThat(ClosePoints.within(9, Calibration.unknown()).kept(points, mask, Extent.yx(1, 6)))
                .containsExactly(0, 2, 3, 5);
        assertThatThrownBy(() -> ClosePoints.within(9, Calibration.unknown())
                        .kept(new double[] {0, 1, 0}, mask, Extent.yx(1, 6)))
                .isInstanceOf(InputException.class);
    }

    /** The right answer where BiaPy cuts the scaled coordinates of whole points down (golden remove_close__integer_array_float_resolution__array). */
    @Test
    void whole_coordinates_on_broken_voxels_are_measured_as_they_are() {
        Calibration voxel = Calibration.of(1.5, 1.5, 1.5, "um");
        double[] apart = {0, 0, 0, 0, 0, 3}; // 4.5 apart, 4 when cut down
        assertThat(ClosePoints.within(4, voxel).kept(apart)).containsExactly(0, 1);
        double[] close = {0, 0, 1, 0, 0, 2}; // 1.5 apart, 2 when cut down (1 and 3)
        assertThat(ClosePoints.within(1.5, voxel).kept(close)).containsExactly(0);
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] points = random.ints(3 * 20, 0, 12).asDoubleStream().toArray();
            double[] scaled = Arrays.stream(points).map(p -> 1.5 * p).toArray();
            double radius = random.nextInt(8);
            assertThat(ClosePoints.within(radius, voxel).kept(points))
                    .isEqualTo(ClosePoints.within(radius, Calibration.unknown()).kept(scaled));
        }
    }

    @Test
    void known_parts_say_what_a_mask_says() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Extent extent = Extent.zyx(3, 5, 7);
            boolean[] mask = new boolean[extent.voxels()];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = random.nextInt(3) == 0;
            }
            int[] labels =
                    ConnectedComponents.of(mask, extent, Connectivity.FULL).labels();
            double[] points = new double[3 * 15];
            int[] part = new int[15];
            for (int i = 0; i < part.length; i++) {
                points[3 * i] = random.nextInt(3);
                points[3 * i + 1] = random.nextInt(5);
                points[3 * i + 2] = random.nextInt(7);
                part[i] = labels[(int) ((points[3 * i] * 5 + points[3 * i + 1]) * 7 + points[3 * i + 2])] - 1;
            }
            ClosePoints rule = ClosePoints.within(random.nextInt(9), VOXEL);
            assertThat(rule.kept(points, part)).as("seed %s", seed).isEqualTo(rule.kept(points, mask, extent));
        }
        assertThatThrownBy(() -> ClosePoints.within(1, VOXEL).kept(new double[6], new int[1]))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2 points and 1 parts");
    }

    @Test
    void wrong_numbers_are_refused() {
        assertThatThrownBy(() -> ClosePoints.within(-1, VOXEL)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> ClosePoints.within(1, VOXEL).kept(new double[2]))
                .isInstanceOf(InputException.class);
    }

    private static int[] naive(double[] p, double radius) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < p.length / 3; i++) {
            boolean free = true;
            for (int j : kept) {
                double z = 3 * (p[3 * i] - p[3 * j]);
                double y = p[3 * i + 1] - p[3 * j + 1];
                double x = 0.5 * (p[3 * i + 2] - p[3 * j + 2]);
                free &= Math.sqrt(z * z + y * y + x * x) > radius;
            }
            if (free) {
                kept.add(i);
            }
        }
        return kept.stream().mapToInt(i -> i).toArray();
    }
}
