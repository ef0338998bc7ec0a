package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import org.junit.jupiter.api.Test;

class CroftonPatternsTest {
    /** Shares of the directions to faces, edges and corners of a cube, as Ohser and Muecklich give them (both ways together). */
    private static final double[] PUBLISHED = {0.09155578240952, 0.07396125575216, 0.07039127956464};

    @Test
    void shares_of_directions_are_the_published_ones_and_make_up_the_whole() {
        double[][] cubes = ways(1, 1, 1);
        double[][] slabs = ways(3, 0.5, 0.25);
        double sum = 0;
        for (int k = 0; k < 27; k++) {
            if (k != 13) {
                int steps = Math.abs(k / 9 - 1) + Math.abs(k / 3 % 3 - 1) + Math.abs(k % 3 - 1);
                assertThat(CroftonPatterns.solidAngle(k, cubes) / (2 * Math.PI))
                        .isCloseTo(PUBLISHED[steps - 1], within(1e-9));
                sum += CroftonPatterns.solidAngle(k, slabs);
            }
        }
        assertThat(sum).isCloseTo(4 * Math.PI, within(1e-9));
    }

    @Test
    void in_2d_every_group_of_four_pixels_counts_what_scikit_image_gives_it() {
        double root = Math.sqrt(2);
        double[] published = { // 1 here, 2 above, 4 before, 8 above and before
            0,
            Math.PI / 4 * (1 + 1 / root),
            Math.PI / (4 * root),
            Math.PI / (2 * root),
            0,
            Math.PI / 4 * (1 + 1 / root),
            0,
            Math.PI / (4 * root),
            Math.PI / 4,
            Math.PI / 2,
            Math.PI / (4 * root),
            Math.PI / (4 * root),
            Math.PI / 4,
            Math.PI / 2,
            0,
            0
        };
        SmallShapes.check(2000, true, 8, s -> {
            double expected = 0;
            for (int y = 0; y <= s.extent.y(); y++) {
                for (int x = 0; x <= s.extent.x(); x++) {
                    expected += published[
                            is(s, y, x) + 2 * is(s, y - 1, x) + 4 * is(s, y, x - 1) + 8 * is(s, y - 1, x - 1)];
                }
            }
            double found = RegionProperties.of(s.labels.withCalibration(Calibration.unknown()))
                    .with(RegionProperty.CROFTON)
                    .measure()
                    .value(1, RegionProperty.CROFTON);
            assertThat(found).isCloseTo(expected, within(1e-7 * expected));
        });
    }

    private static int is(SmallShapes s, int y, int x) {
        return y >= 0
                        && y < s.extent.y()
                        && x >= 0
                        && x < s.extent.x()
                        && s.labels.codes()[y * s.extent.x() + x] == 1
                ? 1
                : 0;
    }

    @Test
    void in_3d_lines_are_counted_in_all_13_directions() {
        SmallShapes.check(1000, false, 5, s -> {
            Calibration v = s.labels.calibration();
            double[][] ways = ways(v.z(), v.y(), v.x());
            double expected = 0;
            for (int k = 14; k < 27; k++) {
                int entries = 0;
                for (int i : s.own) {
                    int z = s.z(i) + k / 9 - 1;
                    int y = s.y(i) + k / 3 % 3 - 1;
                    int x = s.x(i) + k % 3 - 1;
                    boolean stays = z >= 0
                            && z < s.extent.z()
                            && y >= 0
                            && y < s.extent.y()
                            && x >= 0
                            && x < s.extent.x()
                            && s.labels.codes()[(z * s.extent.y() + y) * s.extent.x() + x] == 1;
                    entries += stays ? 0 : 1;
                }
                double length = Math.sqrt(ways[k][0] * ways[k][0] + ways[k][1] * ways[k][1] + ways[k][2] * ways[k][2]);
                expected += 4 * CroftonPatterns.solidAngle(k, ways) / (2 * Math.PI) * entries * s.voxelSize() / length;
            }
            double found = RegionProperties.of(s.labels)
                    .with(RegionProperty.CROFTON)
                    .measure()
                    .value(1, RegionProperty.CROFTON);
            assertThat(found).isCloseTo(expected, within(1e-7 * expected));
        });
    }

    @Test
    void a_ball_and_a_disk_of_any_voxels_are_nearly_as_large_as_they_should_be() {
        double[] v = {1.5, 0.5, 0.75};
        double r = 12;
        int nz = (int) (2 * r / v[0]) + 3;
        int ny = (int) (2 * r / v[1]) + 3;
        int nx = (int) (2 * r / v[2]) + 3;
        assertThat(crofton(nz, ny, nx, v, r)).isCloseTo(4 * Math.PI * r * r, within(0.02 * 4 * Math.PI * r * r));
        assertThat(crofton(1, ny, nx, v, r)).isCloseTo(2 * Math.PI * r, within(0.02 * 2 * Math.PI * r));
    }

    private static double crofton(int nz, int ny, int nx, double[] v, double r) {
        int[] codes = new int[nz * ny * nx];
        for (int i = 0; i < codes.length; i++) {
            double z = (i / (ny * nx) - (nz - 1) / 2.0) * v[0];
            double y = (i / nx % ny - (ny - 1) / 2.0) * v[1];
            double x = (i % nx - (nx - 1) / 2.0) * v[2];
            codes[i] = z * z + y * y + x * x <= r * r ? 1 : 0;
        }
        LabelImage labels = LabelImage.of("ball", Extent.zyx(nz, ny, nx), codes)
                .withCalibration(Calibration.of(v[0], v[1], v[2], "um"));
        return RegionProperties.of(labels)
                .with(RegionProperty.CROFTON)
                .measure()
                .value(1, RegionProperty.CROFTON);
    }

    private static double[][] ways(double dz, double dy, double dx) {
        double[][] ways = new double[27][];
        for (int k = 0; k < 27; k++) {
            ways[k] = new double[] {(k / 9 - 1) * dz, (k / 3 % 3 - 1) * dy, (k % 3 - 1) * dx};
        }
        return ways;
    }
}
