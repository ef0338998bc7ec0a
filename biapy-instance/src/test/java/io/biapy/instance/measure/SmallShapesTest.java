package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Measures of thousands of small shapes against their definitions. */
class SmallShapesTest {
    @Test
    void hull_and_solidity_in_3d_equal_those_of_all_planes_through_three_corners() {
        SmallShapes.check(3000, false, 3, s -> {
            ObjectTable table = measured(s, RegionProperty.HULL_SIZE, RegionProperty.SOLIDITY);
            double hull = new NaiveHull(s.corners()).volume() * s.voxelSize();
            assertThat(table.value(1, RegionProperty.HULL_SIZE)).isCloseTo(hull, within(1e-9 * hull));
            assertThat(table.value(1, RegionProperty.SOLIDITY))
                    .isCloseTo(s.own.length * s.voxelSize() / hull, within(1e-9));
        });
    }

    @Test
    void hull_and_solidity_in_2d_equal_those_of_a_walk_around_all_corners() {
        SmallShapes.check(4000, true, 7, s -> {
            ObjectTable table = measured(s, RegionProperty.HULL_SIZE, RegionProperty.SOLIDITY);
            long[][] corners = s.corners().stream()
                    .filter(p -> p.get(0) == 0)
                    .map(p -> new long[] {p.get(1), p.get(2)})
                    .toArray(long[][]::new);
            double hull = NaiveHull.area(corners) * s.voxelSize();
            assertThat(table.value(1, RegionProperty.HULL_SIZE)).isCloseTo(hull, within(1e-9 * hull));
            assertThat(table.value(1, RegionProperty.SOLIDITY))
                    .isCloseTo(s.own.length * s.voxelSize() / hull, within(1e-9));
        });
    }

    @Test
    void euler_number_counts_corners_edges_faces_and_voxels() {
        for (boolean flat : new boolean[] {false, true}) {
            SmallShapes.check(3000, flat, flat ? 8 : 5, s -> {
                Set<List<Integer>> cells = new HashSet<>();
                for (int i : s.own) {
                    for (int k = flat ? 9 : 0; k < (flat ? 18 : 27); k++) {
                        cells.add(List.of(2 * s.z(i) + k / 9, 2 * s.y(i) + k / 3 % 3, 2 * s.x(i) + k % 3));
                    }
                }
                int number = 0;
                for (List<Integer> cell : cells) {
                    int odd = cell.get(0) + cell.get(1) + cell.get(2);
                    number += odd % 2 == 0 ? 1 : -1;
                }
                // in 2D every cell has one dimension less: the middles along z are left out
                assertThat(measured(s, RegionProperty.EULER_NUMBER).value(1, RegionProperty.EULER_NUMBER))
                        .isEqualTo(flat ? -number : number);
            });
        }
    }

    @Test
    void box_and_filled_size_equal_a_walk_from_outside() {
        for (boolean flat : new boolean[] {false, true}) {
            SmallShapes.check(3000, flat, flat ? 8 : 5, s -> {
                ObjectTable table = measured(s, RegionProperty.FILLED_SIZE, RegionProperty.BOX_SIZE);
                assertThat(table.value(1, RegionProperty.FILLED_SIZE))
                        .isCloseTo(filled(s, flat) * s.voxelSize(), within(1e-9));
                BoundingBox b = table.get(1).box();
                long box = (b.zMax() - b.zMin() + 1L) * (b.yMax() - b.yMin() + 1L) * (b.xMax() - b.xMin() + 1L);
                assertThat(table.value(1, RegionProperty.BOX_SIZE)).isCloseTo(box * s.voxelSize(), within(1e-9));
            });
        }
    }

    /** Voxels that no way through faces, edges and corners of others joins to the outside. */
    private static long filled(SmallShapes s, boolean flat) {
        int nz = flat ? 1 : s.extent.z() + 2;
        int ny = s.extent.y() + 2;
        int nx = s.extent.x() + 2;
        boolean[] isOwn = new boolean[nz * ny * nx];
        for (int i : s.own) {
            isOwn[((s.z(i) + (flat ? 0 : 1)) * ny + s.y(i) + 1) * nx + s.x(i) + 1] = true;
        }
        boolean[] outside = new boolean[isOwn.length];
        Deque<Integer> next = new ArrayDeque<>(List.of(0));
        outside[0] = true;
        int reached = 1;
        while (!next.isEmpty()) {
            int at = next.remove();
            for (int k = 0; k < 27; k++) {
                int z = at / (ny * nx) + k / 9 - 1;
                int y = at / nx % ny + k / 3 % 3 - 1;
                int x = at % nx + k % 3 - 1;
                boolean inside = z >= 0 && z < nz && y >= 0 && y < ny && x >= 0 && x < nx;
                int to = inside ? (z * ny + y) * nx + x : 0;
                if (inside && !outside[to] && !isOwn[to]) {
                    outside[to] = true;
                    reached++;
                    next.add(to);
                }
            }
        }
        return isOwn.length - reached;
    }

    @Test
    void hulls_in_whole_voxels_equal_all_planes_through_three_middles_of_faces() {
        SmallShapes.check(600, false, 3, s -> {
            NaiveHull hull = new NaiveHull(s.faces());
            BoundingBox box = ObjectTable.of(s.labels).get(1).box();
            long voxels = 0;
            double longest = 0;
            Set<List<Integer>> ends = new HashSet<>();
            for (int i = 0; i < s.extent.voxels(); i++) {
                if (hull.holds(2 * s.z(i), 2 * s.y(i), 2 * s.x(i))) {
                    voxels++;
                    for (int k = 0; k < 6; k++) {
                        int step = k % 2 == 0 ? -1 : 1;
                        ends.add(List.of(
                                2 * s.z(i) + (k / 2 == 0 ? step : 0),
                                2 * s.y(i) + (k / 2 == 1 ? step : 0),
                                2 * s.x(i) + (k / 2 == 2 ? step : 0)));
                    }
                }
            }
            for (List<Integer> p : ends) {
                for (List<Integer> q : ends) {
                    double z = p.get(0) - q.get(0);
                    double y = p.get(1) - q.get(1);
                    double x = p.get(2) - q.get(2);
                    longest = Math.max(longest, Math.sqrt(z * z + y * y + x * x) / 2);
                }
            }
            LatticeHull found = LatticeHull.of(s.labels.codes(), s.extent, 1, box);
            assertThat(found.voxels()).isEqualTo(voxels);
            assertThat(found.longest(false)).isCloseTo(longest, within(1e-12));
        });
    }

    @Test
    void surface_of_a_box_is_that_of_its_sides_with_cut_edges_and_corners() {
        double[][] sizes = {{1, 1, 1}, {3, 0.5, 0.25}, {0.7, 0.31, 1.9}};
        for (double[] v : sizes) {
            for (int k = 0; k < 125; k++) {
                int a = k / 25 + 1;
                int b = k / 5 % 5 + 1;
                int c = k % 5 + 1;
                int[] codes = new int[a * b * c * 8];
                for (int i = 0; i < a * b * c; i++) { // in the far corner of an image twice as large
                    int z = a + i / (b * c);
                    codes[(z * 2 * b + b + i / c % b) * 2 * c + c + i % c] = 1;
                }
                double z = (a - 1) * v[0];
                double y = (b - 1) * v[1];
                double x = (c - 1) * v[2];
                double corner =
                        Math.sqrt(Math.pow(v[0] * v[1], 2) + Math.pow(v[1] * v[2], 2) + Math.pow(v[0] * v[2], 2)) / 8;
                double expected = 2 * (z * y + y * x + z * x)
                        + 4 * (z * Math.hypot(v[1], v[2]) + y * Math.hypot(v[0], v[2]) + x * Math.hypot(v[0], v[1])) / 2
                        + 8 * corner;
                LabelImage labels = LabelImage.of("box", Extent.zyx(2 * a, 2 * b, 2 * c), codes)
                        .withCalibration(Calibration.of(v[0], v[1], v[2], "um"));
                assertThat(RegionProperties.of(labels)
                                .with(RegionProperty.PERIMETER)
                                .measure()
                                .value(1, RegionProperty.PERIMETER))
                        .as("%d x %d x %d voxels of %s", a, b, c, Arrays.toString(v))
                        .isCloseTo(expected, within(1e-7 * expected));
            }
        }
    }

    @Test
    void surface_is_closed_that_of_the_mesh_and_the_same_seen_in_a_mirror() {
        SmallShapes.check(2000, false, 5, s -> {
            double area = measured(s, RegionProperty.PERIMETER).value(1, RegionProperty.PERIMETER);
            SurfaceMesh mesh = ObjectSurfaces.of(s.labels).get(1);
            assertThat(mesh.area()).isCloseTo(area, within(1e-6 * area));
            Set<List<Integer>> edges = new HashSet<>();
            int[] t = mesh.triangles();
            for (int i = 0; i < t.length; i++) {
                List<Integer> edge = List.of(t[i], t[i / 3 * 3 + (i + 1) % 3]);
                assertThat(edges.remove(List.of(edge.get(1), edge.get(0))) || edges.add(edge))
                        .isTrue();
            }
            assertThat(edges).isEmpty(); // every edge is run along once in each direction
            int[] codes = s.labels.codes();
            double isotropic = RegionProperties.of(s.labels.withCalibration(Calibration.unknown()))
                    .with(RegionProperty.PERIMETER)
                    .measure()
                    .value(1, RegionProperty.PERIMETER);
            for (int axis = 0; axis < 3; axis++) {
                int[] mirrored = new int[codes.length];
                for (int i = 0; i < codes.length; i++) {
                    int z = axis == 0 ? s.extent.z() - 1 - s.z(i) : s.z(i);
                    int y = axis == 1 ? s.extent.y() - 1 - s.y(i) : s.y(i);
                    int x = axis == 2 ? s.extent.x() - 1 - s.x(i) : s.x(i);
                    mirrored[(z * s.extent.y() + y) * s.extent.x() + x] = codes[i];
                }
                double other = RegionProperties.of(s.labels.withCodes(mirrored).withCalibration(Calibration.unknown()))
                        .with(RegionProperty.PERIMETER)
                        .measure()
                        .value(1, RegionProperty.PERIMETER);
                assertThat(other).isCloseTo(isotropic, within(1e-7 * isotropic));
            }
        });
    }

    private static ObjectTable measured(SmallShapes s, RegionProperty... properties) {
        return RegionProperties.of(s.labels).with(properties).measure();
    }
}
