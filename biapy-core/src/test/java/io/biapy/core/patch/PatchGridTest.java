package io.biapy.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchGridTest {
    private static final Extent NO_PADDING = new Extent(0, 0, 0);

    @Test
    void a_patch_longer_than_the_image_is_refused_with_both_lengths() {
        assertThatThrownBy(() -> PatchGrid.of(Extent.yx(40, 20), Extent.yx(32, 32), Overlap.NONE, NO_PADDING))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("along x: 32 > 20");
    }

    @Test
    void padding_of_half_the_patch_is_refused() {
        assertThatThrownBy(() -> PatchGrid.of(Extent.yx(40, 40), Extent.yx(16, 16), Overlap.NONE, new Extent(0, 0, 8)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("below half the patch along x");
    }

    @Test
    void an_overlap_of_one_is_refused() {
        assertThatThrownBy(() -> Overlap.of(1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("below 1");
        assertThatThrownBy(() -> Overlap.yx(-0.1, 0)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> Overlap.of(Double.NaN)).isInstanceOf(InputException.class);
    }

    @Test
    void a_2d_image_of_exactly_one_patch_is_one_patch_without_padding() {
        PatchPlan plan =
                new PatchPlan(Extent.yx(16, 20), 0.5, new Extent(0, 2, 2), 1, List.of(), TestTimeAugmentation.NONE);
        PatchGrid grid = PatchGrid.covering(Extent.yx(16, 20), plan);
        assertThat(grid.patches()).isEqualTo(1);
        assertThat(grid.padding()).isEqualTo(NO_PADDING);
    }

    @Test
    void an_image_shorter_than_the_patch_is_continued_in_front_and_cut_from_the_end() {
        FloatImage image = FloatImage.of("short", Extent.yx(1, 3), 1, new float[] {1, 2, 3});
        PatchPlan plan = new PatchPlan(Extent.yx(1, 8), 0, NO_PADDING, 1, List.of(), TestTimeAugmentation.NONE);
        PatchGrid grid = PatchGrid.covering(image.extent(), plan);
        FloatBuffer patch = FloatBuffer.allocate(8);
        PatchCropper.of(image, grid).crop(0, patch, 0);
        assertThat(patch.array()).containsExactly(2, 1, 2, 3, 2, 1, 2, 3);
        PatchMerger merger = PatchMerger.of(grid, 1);
        merger.add(0, FloatBuffer.wrap(new float[] {10, 11, 12, 13, 14, 15, 16, 17}), 0);
        assertThat(merger.values()).containsExactly(15, 16, 17);
    }

    @Test
    void a_blended_label_image_comes_back_unchanged_when_rounded() {
        float[] labels = new float[30 * 33];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 7 == 0 ? 3 : i % 2;
        }
        FloatImage image = FloatImage.of("labels", Extent.yx(30, 33), 1, labels);
        PatchGrid grid = PatchGrid.of(image.extent(), Extent.yx(16, 16), Overlap.of(0.5), NO_PADDING);
        PatchMerger merger = PatchMerger.of(grid, 1);
        FloatBuffer patch = FloatBuffer.allocate(256);
        for (int k = 0; k < grid.patches(); k++) {
            PatchCropper.of(image, grid).crop(k, patch, 0);
            merger.add(k, patch, 0);
        }
        for (int i = 0; i < labels.length; i++) {
            assertThat(Math.round(merger.values()[i])).isEqualTo((int) labels[i]);
        }
    }

    @Test
    void much_overlap_on_an_image_one_voxel_longer_than_the_patch_stays_inside() { // BiaPy starts at -3 here and fails
        PatchGrid grid = PatchGrid.of(Extent.yx(17, 17), Extent.yx(16, 16), Overlap.of(0.8), NO_PADDING);
        for (int k = 0; k < grid.patches(); k++) {
            assertThat(grid.start(k)[2]).isBetween(0, 1);
        }
    }

    @Test
    void a_grid_of_another_image_size_is_refused() {
        PatchGrid grid = PatchGrid.of(Extent.yx(17, 17), Extent.yx(16, 16), Overlap.NONE, NO_PADDING);
        FloatImage image = FloatImage.of("other", Extent.yx(18, 17), 1, new float[18 * 17]);
        assertThatThrownBy(() -> PatchCropper.of(image, grid))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("other has 18 x 17");
    }

    @Test
    void median_padding_of_a_2d_image_is_refused() {
        PatchGrid grid = PatchGrid.of(Extent.yx(17, 17), Extent.yx(16, 16), Overlap.NONE, NO_PADDING);
        FloatImage image = FloatImage.of("flat", Extent.yx(17, 17), 1, new float[17 * 17]);
        assertThatThrownBy(() -> PatchCropper.of(image, grid, PatchPadding.MEDIAN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("flat");
    }
}
