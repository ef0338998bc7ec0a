package io.biapy.instance.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.RandomVolumes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefinementTest {
    @Test
    void an_operation_named_twice_uses_its_own_value_each_time() {
        int[] row = {0, 0, 0, 0, 5, 0, 0, 0, 0};
        assertThat(apply(Refinement.none().dilate(3).dilate(5), row)).containsExactly(0, 5, 5, 5, 5, 5, 5, 5, 0);
        assertThat(apply(Refinement.parse("dilation=3,erosion=3,dilation=7"), row))
                .containsExactly(0, 5, 5, 5, 5, 5, 5, 5, 0);
    }

    @Test
    void even_boxes_lean_as_in_scipy() {
        assertThat(apply(Refinement.none().dilate(2), 0, 0, 0, 0, 1, 0, 0)).containsExactly(0, 0, 0, 1, 1, 0, 0);
        assertThat(apply(Refinement.none().dilate(4), 0, 0, 0, 0, 1, 0, 0)).containsExactly(0, 0, 1, 1, 1, 1, 0);
        assertThat(apply(Refinement.none().erode(2), 0, 0, 1, 1, 1, 1, 0)).containsExactly(0, 0, 0, 1, 1, 1, 0);
    }

    @Test
    void the_image_edge_is_not_eroded_and_the_larger_id_wins_a_dilation() {
        assertThat(apply(Refinement.none().erode(3), 4, 4, 4, 0)).containsExactly(4, 4, 0, 0);
        assertThat(apply(Refinement.none().dilate(3), 4, 0, 7, 0)).containsExactly(4, 7, 7, 7);
    }

    @Test
    void growing_and_shrinking_equal_the_extreme_over_the_box() {
        RandomVolumes.check(150, 8, v -> {
            int[] labels = v.labels(9);
            Extent box = Extent.zyx(
                    v.random().nextInt(1, 5),
                    v.random().nextInt(1, 5),
                    v.random().nextInt(1, 5));
            LabelImage image = LabelImage.of("a", v.extent, labels);
            int[] dilated = Refinement.none().dilate(box).apply(image).codes();
            int[] eroded = Refinement.none().erode(box).apply(image).codes();
            for (int i = 0; i < labels.length; i++) {
                int greatest = 0;
                int least = Integer.MAX_VALUE;
                for (int j = 0; j < labels.length; j++) {
                    int dz = v.z(j) - v.z(i);
                    int dy = v.y(j) - v.y(i);
                    int dx = v.x(j) - v.x(i);
                    if (isSeen(dz, box.z(), true) && isSeen(dy, box.y(), true) && isSeen(dx, box.x(), true)) {
                        greatest = Math.max(greatest, labels[j]);
                    }
                    if (isSeen(dz, box.z(), false) && isSeen(dy, box.y(), false) && isSeen(dx, box.x(), false)) {
                        least = Math.min(least, labels[j]);
                    }
                }
                assertThat(dilated[i]).isEqualTo(greatest);
                assertThat(eroded[i]).isEqualTo(least);
            }
        });
    }

    @Test
    void removal_counts_voxels_and_edges_of_each_object() {
        RandomVolumes.check(150, 8, v -> {
            int[] labels = v.labels(9);
            long most = v.random().nextInt(12);
            LabelImage image = LabelImage.of("a", v.extent, labels);
            int[] small = Refinement.none().removeSmall(most).apply(image).codes();
            int[] big = Refinement.none().removeBig(most).apply(image).codes();
            int[] inside = Refinement.none().clearBorder().apply(image).codes();
            for (int i = 0; i < labels.length; i++) {
                int id = labels[i];
                long voxels = Arrays.stream(labels).filter(l -> l == id).count();
                boolean touches = false;
                for (int j = 0; j < labels.length; j++) {
                    touches |= labels[j] == id && isOnEdge(v, j);
                }
                assertThat(small[i]).isEqualTo(voxels > most ? id : 0);
                assertThat(big[i]).isEqualTo(voxels > most ? 0 : id);
                assertThat(inside[i]).isEqualTo(touches ? 0 : id);
            }
        });
    }

    @Test
    void an_object_in_pieces_goes_as_a_whole_when_one_touches_the_edge() {
        int[] row = {5, 0, 5, 0, 7, 7, 0};
        assertThat(Refinement.none()
                        .clearBorder()
                        .apply(LabelImage.of("a", Extent.yx(3, 7), within(row)))
                        .codes())
                .isEqualTo(within(0, 0, 0, 0, 7, 7, 0));
    }

    /** Between two rows of background. */
    private static int[] within(int... row) {
        int[] image = new int[3 * row.length];
        System.arraycopy(row, 0, image, row.length, row.length);
        return image;
    }

    @Test
    void of_objects_with_close_middles_the_lesser_id_stays() {
        Calibration[] voxels = {Calibration.unknown(), Calibration.of(4, 1, 0.5, "um")};
        RandomVolumes.check(400, 9, v -> {
            Calibration voxel = voxels[v.random().nextInt(2)];
            double radius = 6 * v.random().nextDouble();
            int[] labels = v.labels(12);
            LabelImage image = LabelImage.of("a", v.extent, labels).withCalibration(voxel);
            List<double[]> stay = new ArrayList<>();
            List<Integer> ids = new ArrayList<>();
            for (int id = 1; id <= 12; id++) {
                double[] middle = middle(v, labels, id, voxel);
                boolean isFree = stay.stream().allMatch(other -> distance(other, middle) > radius);
                if (isFree && !Double.isNaN(middle[0])) {
                    stay.add(middle);
                    ids.add(id);
                }
            }
            int[] expected =
                    Arrays.stream(labels).map(id -> ids.contains(id) ? id : 0).toArray();
            assertThat(Refinement.none().removeClose(radius).apply(image).codes())
                    .isEqualTo(expected);
        });
    }

    @Test
    void the_radius_of_close_middles_is_physical_and_inclusive() {
        LabelImage row = LabelImage.of("a", Extent.yx(1, 7), new int[] {1, 0, 2, 0, 0, 3, 3});
        assertThat(Refinement.none().removeClose(2).apply(row).codes()).containsExactly(1, 0, 0, 0, 0, 3, 3);
        LabelImage wide = row.withCalibration(Calibration.of(1, 1, 1.01, "um"));
        assertThat(Refinement.none().removeClose(2).apply(wide).codes()).isEqualTo(row.codes());
        LabelImage fine = row.withCalibration(Calibration.of(9, 9, 0.25, "um"));
        assertThat(Refinement.parse("remove_close_points=1.375").apply(fine).codes())
                .containsExactly(1, 0, 0, 0, 0, 0, 0);
    }

    /** NaN where there is no such object. */
    private static double[] middle(RandomVolumes v, int[] labels, int id, Calibration voxel) {
        double[] sums = new double[3];
        int n = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == id) {
                sums[0] += v.z(i);
                sums[1] += v.y(i);
                sums[2] += v.x(i);
                n++;
            }
        }
        return new double[] {sums[0] / n * voxel.z(), sums[1] / n * voxel.y(), sums[2] / n * voxel.x()};
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @Test
    void name_voxel_size_and_large_ids_stay() {
        long huge = 1L << 40;
        LabelImage labels = LabelImage.ofLongs("n", Extent.yx(1, 4), new long[] {huge, huge, 3, 0})
                .withCalibration(Calibration.of(1, 2, 2, "um"));
        LabelImage refined = Refinement.none().removeSmall(1).apply(labels);
        assertThat(refined.id(refined.codes()[0])).isEqualTo(huge);
        assertThat(refined.codes()[2]).isZero();
        assertThat(refined.name()).isEqualTo("n");
        assertThat(refined.calibration()).isEqualTo(labels.calibration());
        assertThat(labels.codes()[2]).isNotZero();
        assertThat(Refinement.none().apply(labels)).isSameAs(labels);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fill_holes,remove_small_objects=20",
                "dilation=3,erosion=1x3x5,clear_border,remove_big_objects=900",
                "remove_close_points=2.5,fill_holes"
            })
    void the_text_form_reads_back(String text) {
        assertThat(Refinement.parse(text)).hasToString(text).isEqualTo(Refinement.parse(text));
        assertThat(Refinement.parse(text).isEmpty()).isEqualTo(text.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "remove_large_objects=5, did you mean \"remove_big_objects\"",
        "fill_hole, Known: fill_holes",
        "fill_holes=3, takes no value",
        "dilation, needs a value",
        "dilation=-1, at least 0",
        "dilation=0, at least 1 voxel along each axis",
        "erosion=a, whole number",
        "remove_close_points, needs a value",
        "remove_close_points=-1, at least 0",
        "remove_close_points=NaN, finite radius",
        "remove_close_points=near, in the unit of the voxel size",
        "erosion=1x1x1x1, at most three sizes"
    })
    void a_wrong_operation_is_refused_with_what_to_write_instead(String text, String message) {
        assertThatThrownBy(() -> Refinement.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    private static boolean isSeen(int step, int size, boolean dilation) {
        int before = dilation ? (size - 1) / 2 : size / 2;
        return step >= -before && step <= size - 1 - before;
    }

    private static boolean isOnEdge(RandomVolumes v, int i) {
        Extent e = v.extent;
        return (e.z() > 1 && (v.z(i) == 0 || v.z(i) == e.z() - 1))
                || (e.y() > 1 && (v.y(i) == 0 || v.y(i) == e.y() - 1))
                || (e.x() > 1 && (v.x(i) == 0 || v.x(i) == e.x() - 1));
    }

    private static int[] apply(Refinement refinement, int... row) {
        return refinement
                .apply(LabelImage.of("a", Extent.yx(1, row.length), row))
                .codes();
    }
}
