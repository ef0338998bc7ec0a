package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.RandomVolumes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObjectContoursTest {
    @Test
    void outlines_along_edges_enclose_exactly_the_pixels() {
        RandomVolumes.check(300, 12, v -> {
            int[] labels = v.labels(2);
            int[] drawn = new int[labels.length];
            for (ObjectContour contour :
                    ObjectContours.of(LabelImage.of("a", v.extent, labels)).all()) {
                int pixels = 0;
                for (int i = 0; i < labels.length; i++) {
                    if (v.z(i) == contour.slice() && crossings(contour, v.y(i) + 0.5, v.x(i) + 0.5) % 2 == 1) {
                        drawn[i] = (int) contour.label();
                        pixels++;
                    }
                }
                assertThat(contour.area()).isCloseTo(pixels, within(1e-9));
            }
            assertThat(drawn).isEqualTo(labels);
        });
    }

    @Test
    void rings_are_simple_and_turn_by_their_kind() {
        RandomVolumes.check(300, 12, v -> {
            LabelImage labels = LabelImage.of("a", v.extent, v.labels(2));
            for (ObjectContours contours :
                    List.of(ObjectContours.of(labels), ObjectContours.of(labels).subPixel())) {
                for (ObjectContour contour : contours.all()) {
                    for (List<double[]> polygon : contour.polygons()) {
                        for (int r = 0; r < polygon.size(); r++) {
                            double[] ring = polygon.get(r);
                            Set<List<Double>> points = new HashSet<>();
                            for (int i = 0; i < ring.length; i += 2) {
                                assertThat(points.add(List.of(ring[i], ring[i + 1])))
                                        .isTrue();
                            }
                            assertThat(ObjectContour.signedArea(ring) > 0).isEqualTo(r == 0);
                        }
                    }
                }
            }
        });
    }

    @Test
    void an_outline_has_a_polygon_a_part_with_its_holes() {
        int[] labels = {
            7, 7, 7, 0, 0,
            7, 0, 7, 0, 7,
            7, 7, 7, 0, 7,
        };
        ObjectContour contour = ObjectContours.of(LabelImage.of("a", Extent.yx(3, 5), labels))
                .all()
                .get(0);
        assertThat(contour.polygons()).hasSize(2);
        assertThat(contour.polygons().get(0)).hasSize(2);
        assertThat(contour.polygons().get(0).get(0)).containsExactly(0, 0, 3, 0, 3, 3, 0, 3);
        assertThat(contour.polygons().get(1).get(0)).containsExactly(4, 1, 5, 1, 5, 3, 4, 3);
        assertThat(contour.area()).isEqualTo(10);
    }

    @Test
    void sub_pixel_outlines_cut_the_corners_half_way() {
        ObjectContour one = ObjectContours.of(LabelImage.of("a", Extent.yx(1, 2), new int[] {0, 3}))
                .subPixel()
                .all()
                .get(0);
        assertThat(one.polygons().get(0).get(0)).containsExactly(1.5, 0, 2, 0.5, 1.5, 1, 1, 0.5);
        assertThat(one.area()).isEqualTo(0.5);
    }

    @Test
    void a_ring_closed_by_a_corner_keeps_its_hole() {
        int[] labels = {
            1, 1, 1,
            1, 0, 1,
            1, 1, 0,
        };
        ObjectContour contour = ObjectContours.of(LabelImage.of("a", Extent.yx(3, 3), labels))
                .all()
                .get(0);
        assertThat(contour.polygons()).hasSize(1);
        assertThat(contour.polygons().get(0)).hasSize(2);
        assertThat(contour.area()).isEqualTo(7);
    }

    /** How often a ray to the right crosses the rings. */
    private static long crossings(ObjectContour contour, double y, double x) {
        return contour.polygons().stream()
                .flatMap(List::stream)
                .mapToLong(ring -> {
                    int n = ring.length;
                    long count = 0;
                    for (int i = 0; i < n; i += 2) {
                        double[] p = Arrays.copyOfRange(ring, i, i + 2);
                        double[] q = {ring[(i + 2) % n], ring[(i + 3) % n]};
                        count += p[1] > y != q[1] > y && p[0] > x ? 1 : 0; // sides along y only
                    }
                    return count;
                })
                .sum();
    }
}
