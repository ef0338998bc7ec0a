package io.biapy.metrics.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.matching.Matching;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurfacesTest {
    private static final boolean[] NOTHING = new boolean[6];
    private static final boolean[] SOMETHING = {false, true, true, false, false, false};

    @Test
    void equal_masks_have_distance_0_and_score_1() {
        SurfaceScore score =
                Surfaces.of(Grid.yx(2, 3)).masks(SOMETHING, SOMETHING).at(0);

        assertThat(score).isEqualTo(new SurfaceScore(0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1));
    }

    @Test
    void two_empty_masks_are_equal() {
        for (SurfaceElements elements : SurfaceElements.values()) {
            SurfaceScore score = Surfaces.of(Grid.yx(2, 3))
                    .elements(elements)
                    .masks(NOTHING, NOTHING)
                    .at(1);

            assertThat(score).isEqualTo(new SurfaceScore(1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1));
        }
    }

    @Test
    void one_empty_mask_is_infinitely_far_and_scores_0() {
        double far = Double.POSITIVE_INFINITY;
        for (SurfaceElements elements : SurfaceElements.values()) {
            Surfaces surfaces = Surfaces.of(Grid.yx(2, 3)).elements(elements);
            SurfaceScore worst = new SurfaceScore(1, 0, 0, far, far, far, far, 0, 0, 0, 0);

            assertThat(surfaces.masks(SOMETHING, NOTHING).at(1)).isEqualTo(worst);
            assertThat(surfaces.masks(NOTHING, SOMETHING).at(1)).isEqualTo(worst);
            for (PercentileRule rule : PercentileRule.values()) {
                assertThat(surfaces.masks(NOTHING, SOMETHING).hausdorff(50, rule))
                        .isEqualTo(far);
            }
        }
    }

    @Test
    void infinite_distances_are_null_in_json() {
        SurfaceScore score =
                Surfaces.of(Grid.yx(2, 3)).masks(SOMETHING, NOTHING).at(1);

        assertThat(score.toJson()).contains("\"hausdorff\":null").contains("\"dice\":0.0");
        assertThat(score.toTable().toCsv()).contains("Infinity");
    }

    @Test
    void distances_are_in_the_unit_of_the_voxel_size() {
        boolean[] a = {true, false, false, false};
        boolean[] b = {false, false, false, true};

        assertThat(Surfaces.of(Grid.yx(1, 4).voxelSize(1, 0.25)).masks(a, b).hausdorff())
                .isEqualTo(0.75);
        assertThat(Surfaces.of(Grid.zyx(4, 1, 1).voxelSize(40, 4, 4))
                        .masks(a, b)
                        .hausdorff())
                .isEqualTo(120);
    }

    @Test
    void a_distance_equal_to_the_tolerance_up_to_rounding_is_within_it() {
        boolean[] a = {true, false, false, false};
        boolean[] b = {false, false, false, true};
        SurfaceDistances d = Surfaces.of(Grid.yx(1, 4).voxelSize(0.1, 0.1)).masks(a, b);

        assertThat(d.hausdorff()).isGreaterThan(0.3);
        assertThat(d.boundaryF1(0.3)).isEqualTo(1);
        assertThat(d.boundaryF1(0.299)).isZero();
    }

    @Test
    void one_slice_is_a_plane_whose_inner_pixels_are_no_border() {
        int[] square = new int[25];
        Arrays.fill(square, 1);

        assertThat(Surfaces.of(Grid.yx(5, 5))
                        .masks(square, square)
                        .truthToFound()
                        .size())
                .isEqualTo(16);
    }

    @Test
    void area_of_a_box_counts_faces_by_their_size() {
        Grid grid = Grid.zyx(10, 12, 14).voxelSize(5, 1, 1);
        int[] box = new int[(int) grid.voxels()];
        Arrays.fill(box, 1);

        double area = Surfaces.of(grid)
                .elements(SurfaceElements.AREA)
                .masks(box, box)
                .truthToFound()
                .area();

        // Less than 2 (50 * 12 + 50 * 14 + 12 * 14), since marching cubes cut the edges.
        assertThat(area).isBetween(0.93 * 2936, 2936.0);
    }

    @Test
    void length_of_a_disk_s_outline_is_near_that_of_the_circle() {
        Grid grid = Grid.yx(101, 101).voxelSize(0.1, 0.1);
        boolean[] disk = Shapes.ellipsoid(grid, new double[] {0, 50, 50}, new double[] {0, 40, 40});

        double length = Surfaces.of(grid)
                .elements(SurfaceElements.AREA)
                .masks(disk, disk)
                .truthToFound()
                .area();

        assertThat(length).isEqualTo(2 * Math.PI * 4, within(0.08 * 2 * Math.PI * 4));
    }

    @Test
    void boundaries_between_touching_objects_count_and_masks_do_not_see_them() {
        int[] truth = {1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2};
        int[] found = {1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 2, 2};
        Surfaces surfaces = Surfaces.of(Grid.yx(3, 6));

        assertThat(surfaces.masks(truth, found).hausdorff()).isZero();
        assertThat(surfaces.boundaries(truth, found).hausdorff()).isEqualTo(1);
    }

    @Test
    void only_matched_objects_are_compared() {
        int[] truth = {1, 1, 0, 2, 2, 0, 3, 0};
        int[] found = {7, 7, 0, 8, 0, 0, 0, 9};

        ObjectSurfaces objects = Surfaces.of(Grid.yx(1, 8))
                .objects(truth, found, Matching.of(truth, found).at(0.5));

        assertThat(objects.objects())
                .extracting(ObjectSurface::truthId, ObjectSurface::foundId)
                .containsExactly(tuple(1L, 7L), tuple(2L, 8L));
        assertThat(objects.mean().hausdorff()).isEqualTo(0.5);
        assertThat(objects.mean().dice()).isEqualTo((1 + 2.0 / 3) / 2, within(1e-15));
        assertThat(objects.toTable().toCsv()).startsWith("gt_id,pred_id,tolerance,dice");
        assertThat(objects.toMap()).containsEntry("pairs", 2L);
    }

    @Test
    void without_a_match_the_mean_is_the_worst() {
        int[] truth = {1, 0};
        int[] found = {0, 1};

        ObjectSurfaces none = Surfaces.of(Grid.yx(1, 2))
                .objects(truth, found, Matching.of(truth, found).at(0.5));

        assertThat(none.mean().dice()).isZero();
        assertThat(none.mean().hausdorff()).isInfinite();
        assertThat(none.toTable().toCsv()).isEqualTo("gt_id,pred_id\n");
    }

    @Test
    void pooled_images_are_all_objects_together() {
        int[] truth = {1, 1, 0, 0};
        int[] found = {1, 0, 0, 0};
        Surfaces surfaces = Surfaces.of(Grid.yx(1, 4));
        ObjectSurfaces one =
                surfaces.objects(truth, found, Matching.of(truth, found).at(0.5));
        ObjectSurfaces none =
                surfaces.objects(truth, truth, Matching.of(truth, found).at(0.9));

        assertThat(ObjectSurfaces.pooled(List.of(one, none, one)).mean()).isEqualTo(one.mean());
    }

    @Test
    void boxes_do_not_depend_on_the_blocks() {
        long[] labels = {0, 5, 5, 0, 0, 5, 3, 3, 0, 0, 0, 3};

        ObjectBoxes whole = new ObjectBoxes().add(labels, 0, 0, 0, 2, 3);
        ObjectBoxes parts = new ObjectBoxes()
                .add(new ObjectBoxes().add(new long[] {3, 3, 0, 0, 0, 3}, 1, 0, 0, 2, 3))
                .add(new long[] {5, 5}, 0, 0, 2, 2, 1)
                .add(new long[] {0, 5, 0, 0}, 0, 0, 0, 2, 2);

        assertThat(whole.of(5)).containsExactly(0, 0, 1, 0, 1, 2);
        assertThat(whole.of(3)).containsExactly(1, 0, 0, 1, 1, 2);
        assertThat(parts.of(5)).containsExactly(whole.of(5));
        assertThat(parts.of(3)).containsExactly(whole.of(3));
    }

    @Test
    void labels_that_do_not_fit_the_grid_are_refused_with_both_sizes() {
        assertThatThrownBy(() -> Surfaces.of(Grid.yx(2, 3)).masks(new int[6], new int[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 x 3")
                .hasMessageContaining("5 found");
    }

    @Test
    void percent_as_a_fraction_is_pointed_out() {
        SurfaceDistances d = Surfaces.of(Grid.yx(2, 3)).masks(SOMETHING, SOMETHING);

        assertThatThrownBy(() -> d.hausdorff(195)).hasMessageContaining("95, not 0.95");
        assertThatThrownBy(() -> d.hausdorff(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tolerance_and_voxel_size_must_be_lengths() {
        Surfaces surfaces = Surfaces.of(Grid.yx(2, 3));
        assertThatThrownBy(() -> surfaces.tolerance(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> surfaces.masks(SOMETHING, SOMETHING).surfaceDice(Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Grid.yx(2, 3).voxelSize(0, 1)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> Grid.yx(0, 3)).hasMessageContaining("0 x 3");
    }

    @Test
    void sides_whose_squares_cannot_be_computed_with_are_refused() {
        for (double side : new double[] {1e300, 1e-300, 0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> Grid.yx(2, 2).voxelSize(1, side)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
