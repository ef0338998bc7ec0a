package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionPropertiesTest {
    private static final Calibration VOXEL = Calibration.of(3, 0.5, 0.25, "um");
    private static final double[] SIDE = {3, 0.5, 0.25};

    @Test
    void moments_and_brightness_equal_their_definitions() {
        RandomVolumes.check(200, 8, v -> {
            int[] labels = v.labels(9);
            float[] light = v.values(0);
            ObjectTable table = all(v, labels, light, 1);
            for (Measurement m : table) {
                int[] own = own(labels, m.label());
                double[] values =
                        Arrays.stream(own).mapToDouble(i -> light[i]).sorted().toArray();
                double mean = Arrays.stream(values).average().orElseThrow();
                double sd = Math.sqrt(Arrays.stream(values)
                        .map(x -> (x - mean) * (x - mean))
                        .average()
                        .orElseThrow());
                assertThat(table.value(m.label(), RegionProperty.INTENSITY_SD)).isCloseTo(sd, within(1e-9));
                assertThat(table.value(m.label(), RegionProperty.INTENSITY_MEDIAN))
                        .isEqualTo((values[(values.length - 1) / 2] + values[values.length / 2]) / 2);
                RegionProperty[] moments = {
                    RegionProperty.MOMENT_ZZ, RegionProperty.MOMENT_ZY, RegionProperty.MOMENT_ZX,
                    RegionProperty.MOMENT_YY, RegionProperty.MOMENT_YX, RegionProperty.MOMENT_XX
                };
                int k = 0;
                for (int a = 0; a < 3; a++) {
                    for (int b = a; b < 3; b++) {
                        assertThat(table.value(m.label(), moments[k++]))
                                .isCloseTo(covariance(v, own, a, b), within(1e-9));
                    }
                }
                double sum = table.value(m.label(), RegionProperty.MOMENT_YY)
                        + table.value(m.label(), RegionProperty.MOMENT_XX)
                        + (v.extent.z() == 1 ? 0 : table.value(m.label(), RegionProperty.MOMENT_ZZ));
                DoubleUnaryOperator variance = axis -> axis * axis / (v.extent.z() == 1 ? 16 : 20);
                double ofAxes = variance.applyAsDouble(table.value(m.label(), RegionProperty.AXIS_MAJOR))
                        + variance.applyAsDouble(table.value(m.label(), RegionProperty.AXIS_MINOR))
                        + (v.extent.z() == 1
                                ? 0
                                : variance.applyAsDouble(table.value(m.label(), RegionProperty.AXIS_MIDDLE)));
                assertThat(ofAxes).isCloseTo(sum, within(1e-9));
            }
        });
    }

    @Test
    void perimeter_equals_the_published_table_of_border_patterns() {
        RandomVolumes.check(300, 12, v -> {
            if (v.extent.z() > 1) {
                return;
            }
            int[] labels = v.labels(3);
            LabelImage image = LabelImage.of("a", v.extent, labels);
            ObjectTable table =
                    RegionProperties.of(image).with(RegionProperty.PERIMETER).measure();
            for (Measurement m : table) {
                assertThat(table.value(m.label(), RegionProperty.PERIMETER))
                        .isCloseTo(benkrid(v, labels, m.label()), within(1e-9));
            }
        });
    }

    @Test
    void perimeter_takes_the_length_of_each_step() {
        int[] box = new int[6 * 9];
        for (int y = 1; y < 5; y++) {
            Arrays.fill(box, y * 9 + 1, y * 9 + 8, 1); // 4 x 7 pixels
        }
        LabelImage labels = LabelImage.of("b", Extent.yx(6, 9), box).withCalibration(Calibration.of(1, 2, 5, "um"));
        ObjectTable table =
                RegionProperties.of(labels).with(RegionProperty.PERIMETER).measure();
        // from centre to centre; the four corners count a mean of both sides
        assertThat(table.value(1, RegionProperty.PERIMETER)).isCloseTo(2 * (3 * 2 + 6 * 5), within(1e-9));
    }

    @Test
    void euler_number_counts_the_cells_of_the_union_of_closed_voxels() {
        RandomVolumes.check(300, 6, v -> {
            int[] labels = v.labels(2);
            ObjectTable table = RegionProperties.of(LabelImage.of("a", v.extent, labels))
                    .with(RegionProperty.EULER_NUMBER)
                    .measure();
            for (Measurement m : table) {
                assertThat(table.value(m.label(), RegionProperty.EULER_NUMBER))
                        .isEqualTo(euler(v, own(labels, m.label())));
            }
        });
    }

    @Test
    void a_ring_has_euler_number_0_a_hollow_ball_2_and_two_parts_2() {
        int[] ring = {1, 1, 1, 1, 0, 1, 1, 1, 1};
        assertThat(euler(Extent.yx(3, 3), ring)).isZero();
        int[] hollow = new int[27];
        Arrays.fill(hollow, 1);
        hollow[13] = 0;
        assertThat(euler(Extent.zyx(3, 3, 3), hollow)).isEqualTo(2);
        assertThat(euler(Extent.yx(1, 3), new int[] {1, 0, 1})).isEqualTo(2);
    }

    @Test
    void hull_and_widths_equal_a_search_over_all_corners_in_2d() {
        RandomVolumes.check(150, 7, v -> {
            if (v.extent.z() > 1) {
                return;
            }
            int[] labels = v.labels(3);
            ObjectTable table = hulls(v, labels);
            for (Measurement m : table) {
                double[][] corners = corners(v, own(labels, m.label()), false);
                assertThat(table.value(m.label(), RegionProperty.HULL_SIZE))
                        .isCloseTo(giftWrappedArea(corners), within(1e-9));
                assertWidths(table, m.label(), corners, false);
            }
        });
    }

    @Test
    void widths_equal_a_search_over_all_directions_in_3d() {
        RandomVolumes.check(120, 4, v -> {
            if (v.extent.z() == 1) {
                return;
            }
            int[] labels = v.labels(12);
            ObjectTable table = hulls(v, labels);
            for (Measurement m : table) {
                int[] own = own(labels, m.label());
                if (own.length <= 2) {
                    assertWidths(table, m.label(), corners(v, own, true), true);
                }
            }
        });
    }

    @Test
    void a_box_is_its_own_hull_and_as_wide_as_its_sides() {
        int[] box = new int[4 * 5 * 6];
        Arrays.fill(box, 1);
        LabelImage labels = LabelImage.of("b", Extent.zyx(4, 5, 6), box).withCalibration(VOXEL);
        ObjectTable table = RegionProperties.of(labels)
                .with(EnumSet.allOf(RegionProperty.class).stream()
                        .filter(p -> !p.needsIntensity())
                        .toList())
                .measure();
        assertThat(table.value(1, RegionProperty.SOLIDITY)).isCloseTo(1, within(1e-12));
        assertThat(table.value(1, RegionProperty.FERET_MAX)).isCloseTo(Math.sqrt(144 + 6.25 + 2.25), within(1e-12));
        assertThat(table.value(1, RegionProperty.FERET_MIN)).isCloseTo(1.5, within(1e-12));
        assertThat(table.value(1, RegionProperty.DIAMETER)).isEqualTo(12);
        assertThat(table.value(1, RegionProperty.EXTENT)).isEqualTo(1);
    }

    @Test
    void surface_is_that_of_the_mesh_and_a_ball_is_nearly_as_round_as_its_mesh() {
        RandomVolumes.check(120, 7, v -> {
            LabelImage labels = LabelImage.of("a", v.extent, v.labels(3)).withCalibration(VOXEL);
            if (v.extent.z() == 1) {
                return;
            }
            ObjectTable table =
                    RegionProperties.of(labels).with(RegionProperty.PERIMETER).measure();
            ObjectSurfaces.of(labels).forEach(mesh -> assertThat(table.value(mesh.label(), RegionProperty.PERIMETER))
                    .isCloseTo(mesh.area(), within(1e-6 * mesh.area())));
        });
    }

    @Test
    void the_answer_is_the_same_for_any_number_of_threads() {
        RandomVolumes.check(12, 30, v -> {
            int[] labels = v.labels(30);
            float[] light = v.values(0);
            String one = all(v, labels, light, 1).toCsv();
            for (int threads : new int[] {2, 3, 8}) {
                assertThat(all(v, labels, light, threads).toCsv()).isEqualTo(one);
            }
        });
    }

    @Test
    void sums_of_far_away_objects_do_not_overflow() {
        int n = 3_000_000;
        int[] row = new int[n];
        Arrays.fill(row, n - 5, n, 7);
        ObjectTable table = RegionProperties.of(LabelImage.of("far", Extent.yx(1, n), row))
                .with(RegionProperty.MOMENT_XX)
                .measure();
        assertThat(table.value(7, RegionProperty.MOMENT_XX)).isEqualTo(2);
        assertThat(table.get(7).x()).isEqualTo(n - 3);
    }

    @Test
    void what_was_not_asked_for_or_lacks_an_image_is_refused() {
        LabelImage labels = LabelImage.of("a", Extent.yx(1, 2), new int[] {1, 1});
        assertThatThrownBy(() -> ObjectTable.of(labels).value(1, RegionProperty.SOLIDITY))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("with(RegionProperty.SOLIDITY)");
        assertThatThrownBy(() -> RegionProperties.of(labels)
                        .with(RegionProperty.INTENSITY_SD)
                        .measure())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("intensity(image)");
        assertThat(RegionProperty.parse("Volume")).isEqualTo(RegionProperty.SIZE);
        assertThatThrownBy(() -> RegionProperty.parse("solidty")).hasMessageContaining("solidity");
    }

    private static ObjectTable all(RandomVolumes v, int[] labels, float[] light, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return RegionProperties.of(LabelImage.of("a", v.extent, labels).withCalibration(VOXEL))
                    .intensity(FloatImage.of("b", v.extent, 1, light))
                    .with(RegionProperty.values())
                    .measure(workers);
        }
    }

    private static ObjectTable hulls(RandomVolumes v, int[] labels) {
        return RegionProperties.of(LabelImage.of("a", v.extent, labels).withCalibration(VOXEL))
                .with(RegionProperty.HULL_SIZE, RegionProperty.FERET_MAX, RegionProperty.FERET_MIN)
                .measure();
    }

    private static double euler(Extent extent, int[] labels) {
        return RegionProperties.of(LabelImage.of("a", extent, labels))
                .with(RegionProperty.EULER_NUMBER)
                .measure()
                .value(1, RegionProperty.EULER_NUMBER);
    }

    private static int[] own(int[] labels, long id) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == id).toArray();
    }

    private static double at(RandomVolumes v, int i, int axis) {
        return (axis == 0 ? v.z(i) : axis == 1 ? v.y(i) : v.x(i)) * SIDE[axis];
    }

    private static double covariance(RandomVolumes v, int[] own, int a, int b) {
        double ma = Arrays.stream(own).mapToDouble(i -> at(v, i, a)).average().orElseThrow();
        double mb = Arrays.stream(own).mapToDouble(i -> at(v, i, b)).average().orElseThrow();
        return Arrays.stream(own)
                .mapToDouble(i -> (at(v, i, a) - ma) * (at(v, i, b) - mb))
                .average()
                .orElseThrow();
    }

    private static double benkrid(RandomVolumes v, int[] labels, long id) {
        double sum = 0;
        for (int i : own(labels, id)) {
            if (!isBorder(v, labels, v.y(i), v.x(i), id)) {
                continue;
            }
            int code = 1;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    if ((dy != 0 || dx != 0) && isBorder(v, labels, v.y(i) + dy, v.x(i) + dx, id)) {
                        code += dy == 0 || dx == 0 ? 2 : 10;
                    }
                }
            }
            sum += switch (code) {
                case 5, 7, 15, 17, 25, 27 -> 1;
                case 21, 33 -> Math.sqrt(2);
                case 13, 23 -> (1 + Math.sqrt(2)) / 2;
                default -> 0;
            };
        }
        return sum;
    }

    private static boolean isBorder(RandomVolumes v, int[] labels, int y, int x, long id) {
        return is(v, labels, y, x, id)
                && !(is(v, labels, y - 1, x, id)
                        && is(v, labels, y + 1, x, id)
                        && is(v, labels, y, x - 1, id)
                        && is(v, labels, y, x + 1, id));
    }

    private static boolean is(RandomVolumes v, int[] labels, int y, int x, long id) {
        return v.isInside(0, y, x) && labels[v.index(0, y, x)] == id;
    }

    /** Corners, edges, faces and voxels by the parity of their doubled coordinates. */
    private static int euler(RandomVolumes v, int[] own) {
        Set<Integer> cells = new HashSet<>();
        for (int i : own) {
            for (int k = 0; k < 27; k++) {
                cells.add(((2 * v.z(i) + k / 9) * 100 + 2 * v.y(i) + k / 3 % 3) * 100 + 2 * v.x(i) + k % 3);
            }
        }
        return cells.stream()
                .mapToInt(c -> (c / 10_000 + c / 100 % 100 + c % 100) % 2 == 0 ? 1 : -1)
                .sum();
    }

    private static double[][] corners(RandomVolumes v, int[] own, boolean solid) {
        return Arrays.stream(own)
                .boxed()
                .flatMap(i -> IntStream.range(solid ? 0 : 4, 8).mapToObj(c -> new double[] {
                    solid ? (v.z(i) + (c >> 2)) * SIDE[0] : 0,
                    (v.y(i) + (c >> 1 & 1)) * SIDE[1],
                    (v.x(i) + (c & 1)) * SIDE[2]
                }))
                .toArray(double[][]::new);
    }

    /** Least width over all normals that two differences of corners span, which hold those of all sides and pairs of edges. */
    private static void assertWidths(ObjectTable table, long label, double[][] p, boolean solid) {
        double most = 0;
        double least = Double.POSITIVE_INFINITY;
        double[][] steps = new double[p.length * p.length][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = minus(p[i / p.length], p[i % p.length]);
            most = Math.max(most, Math.sqrt(dot(steps[i], steps[i])));
        }
        for (double[] a : steps) {
            for (double[] b : solid ? steps : new double[][] {{1, 0, 0}}) {
                double[] n = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
                double length = Math.sqrt(dot(n, n));
                if (length > 1e-9) {
                    double low =
                            Arrays.stream(p).mapToDouble(q -> dot(n, q)).min().orElseThrow();
                    double high =
                            Arrays.stream(p).mapToDouble(q -> dot(n, q)).max().orElseThrow();
                    least = Math.min(least, (high - low) / length);
                }
            }
        }
        assertThat(table.value(label, RegionProperty.FERET_MAX)).isCloseTo(most, within(1e-9));
        assertThat(table.value(label, RegionProperty.FERET_MIN)).isCloseTo(least, within(1e-9));
    }

    private static double giftWrappedArea(double[][] p) {
        int start = 0;
        for (int i = 1; i < p.length; i++) {
            if (p[i][2] < p[start][2] || (p[i][2] == p[start][2] && p[i][1] < p[start][1])) {
                start = i;
            }
        }
        double sum = 0;
        int at = start;
        do {
            int next = at == 0 ? 1 : 0;
            for (int i = 0; i < p.length; i++) {
                double[] a = minus(p[next], p[at]);
                double[] b = minus(p[i], p[at]);
                double turn = a[1] * b[2] - a[2] * b[1];
                if (dot(a, a) == 0 || turn > 1e-12 || (Math.abs(turn) <= 1e-12 && dot(b, b) > dot(a, a))) {
                    next = i;
                }
            }
            sum += p[at][1] * p[next][2] - p[next][1] * p[at][2];
            at = next;
        } while (dot(minus(p[at], p[start]), minus(p[at], p[start])) > 0);
        return Math.abs(sum) / 2;
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
