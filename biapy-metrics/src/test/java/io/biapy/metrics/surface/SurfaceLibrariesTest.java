package io.biapy.metrics.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The values of other libraries on the same masks: MedPy 0.5.2, surface-distance 0.1 (DeepMind), SimpleITK 2.5.7, numpy 2.4.6 for
 * percentiles.
 */
class SurfaceLibrariesTest {
    private static final Offset<Double> EXACT = within(1e-11);

    private final Grid volume = Grid.zyx(20, 40, 50).voxelSize(2.5, 0.6, 0.4);
    private final boolean[] truth = Shapes.ellipsoid(volume, new double[] {9, 18, 22}, new double[] {6, 12, 15});
    private final boolean[] found = Shapes.ellipsoid(volume, new double[] {10, 20, 25}, new double[] {7, 10, 16});

    private final Grid plane = Grid.yx(60, 70).voxelSize(0.5, 0.25);
    private final boolean[] truth2D = Shapes.ellipsoid(plane, new double[] {0, 28, 30}, new double[] {0, 20, 14});
    private final boolean[] found2D = Shapes.either(
            Shapes.ellipsoid(plane, new double[] {0, 30, 36}, new double[] {0, 18, 17}),
            Shapes.ellipsoid(plane, new double[] {0, 6, 60}, new double[] {0, 4, 5}));

    @Test
    void voxels_in_a_volume_give_medpy_s_values() {
        SurfaceDistances d = Surfaces.of(volume).masks(truth, found);

        assertThat(d.hausdorff()).isEqualTo(5.280151512978, EXACT);
        assertThat(d.hausdorff(95, PercentileRule.POOLED_LINEAR)).isEqualTo(3.247633819144, EXACT);
        assertThat(d.averageSymmetric()).isEqualTo(1.233930474475, EXACT);
        assertThat(d.foundToTruth().mean()).isEqualTo(1.391699210624, EXACT);
        assertThat(d.truthToFound().mean()).isEqualTo(1.081787203796, EXACT);
    }

    @Test
    void voxels_in_a_volume_give_simpleitk_s_mean_and_numpy_s_percentiles() {
        SurfaceDistances d = Surfaces.of(volume).masks(truth, found);

        assertThat(d.meanOfMeans()).isEqualTo(1.236743207210, EXACT);
        assertThat(d.hausdorff(95, PercentileRule.EACH_DIRECTION_LINEAR)).isEqualTo(3.779872753083, EXACT);
        assertThat(d.hausdorff(95)).isEqualTo(3.801315561750, EXACT);
        assertThat(d.surfaceDice(1)).isEqualTo(0.525577557756, EXACT);
        assertThat(d.boundaryPrecision(2.5)).isEqualTo(0.804201680672, EXACT);
        assertThat(d.boundaryRecall(0.5)).isEqualTo(0.313614262561, EXACT);
    }

    @Test
    void areas_in_a_volume_give_deepmind_s_values() {
        SurfaceDistances d = Surfaces.of(volume).elements(SurfaceElements.AREA).masks(truth, found);

        assertThat(d.hausdorff()).isEqualTo(5.280151512978, EXACT);
        assertThat(d.hausdorff(95)).isEqualTo(2.968164415931, EXACT);
        assertThat(d.truthToFound().mean()).isEqualTo(0.8976294284910048, EXACT);
        assertThat(d.foundToTruth().mean()).isEqualTo(1.0543632637692286, EXACT);
        assertThat(d.surfaceDice(0.5)).isEqualTo(0.388736418112, EXACT);
        assertThat(d.surfaceDice(1)).isEqualTo(0.599343822761, EXACT);
        assertThat(d.boundaryRecall(2.5)).isEqualTo(0.9798279351845625, EXACT);
        assertThat(d.boundaryPrecision(2.5)).isEqualTo(0.9045420865040109, EXACT);
    }

    @Test
    void voxels_in_a_plane_give_medpy_s_values() {
        SurfaceDistances d = Surfaces.of(plane).masks(truth2D, found2D);

        assertThat(d.hausdorff()).isEqualTo(7.603453162873, EXACT);
        assertThat(d.hausdorff(95, PercentileRule.POOLED_LINEAR)).isEqualTo(6.373217091553, EXACT);
        assertThat(d.averageSymmetric()).isEqualTo(1.830388082430, EXACT);
        assertThat(d.meanOfMeans()).isEqualTo(1.778283821663, EXACT);
        assertThat(d.boundaryPrecision(1)).isEqualTo(0.391666666667, EXACT);
        assertThat(d.boundaryRecall(1)).isEqualTo(0.479166666667, EXACT);
    }

    @Test
    void lengths_in_a_plane_give_deepmind_s_values() {
        SurfaceDistances d = Surfaces.of(plane).elements(SurfaceElements.AREA).masks(truth2D, found2D);

        assertThat(d.hausdorff(95)).isEqualTo(7.158910531638, EXACT);
        assertThat(d.truthToFound().mean()).isEqualTo(1.266134024038383, EXACT);
        assertThat(d.foundToTruth().mean()).isEqualTo(2.2369821745754948, EXACT);
        assertThat(d.surfaceDice(0.3)).isEqualTo(0.050138924399, EXACT);
        assertThat(d.surfaceDice(2)).isEqualTo(0.704208444094, EXACT);
    }

    @Test
    void masks_that_the_image_s_edge_cuts_have_a_surface_there() {
        Grid grid = Grid.zyx(12, 16, 16);
        boolean[] a = Shapes.ellipsoid(grid, new double[] {2, 3, 4}, new double[] {5, 6, 6});
        boolean[] b = Shapes.ellipsoid(grid, new double[] {2, 5, 4}, new double[] {5, 6, 7});

        assertThat(Surfaces.of(grid).masks(a, b).averageSymmetric()).isEqualTo(0.550976190797, EXACT);
        SurfaceDistances areas =
                Surfaces.of(grid).elements(SurfaceElements.AREA).masks(a, b);
        assertThat(areas.truthToFound().mean()).isEqualTo(0.3803516072105311, EXACT);
        assertThat(areas.surfaceDice(1)).isEqualTo(0.868004675541, EXACT);
    }
}
