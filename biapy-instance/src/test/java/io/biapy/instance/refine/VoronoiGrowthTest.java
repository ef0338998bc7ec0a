package io.biapy.instance.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoronoiGrowthTest {
    private static final FloatImage ROW = FloatImage.of("m", Extent.yx(1, 8), 1, new float[] {0, 1, 1, 1, 1, 1, 1, 0});

    @Test
    void labels_outside_go_and_the_rest_of_the_mask_takes_the_nearest() {
        assertThat(grow(VoronoiGrowth.over(ROW), 4, 4, 0, 0, 0, 0, 9, 9)).containsExactly(0, 4, 4, 4, 9, 9, 9, 0);
    }

    @Test
    void the_nearest_is_so_in_physical_units() {
        FloatImage all = FloatImage.of("m", Extent.yx(3, 3), 1, new float[] {2, 2, 2, 2, 2, 2, 2, 2, 2});
        LabelImage labels = LabelImage.of("l", Extent.yx(3, 3), new int[] {0, 0, 1, 0, 0, 0, 2, 0, 0});
        assertThat(VoronoiGrowth.over(all)
                        .threshold(1)
                        .apply(labels.withCalibration(Calibration.of(1, 5, 1, "um")))
                        .codes())
                .containsExactly(1, 1, 1, 2, 2, 1, 2, 2, 2);
        assertThat(VoronoiGrowth.over(all)
                        .threshold(1)
                        .apply(labels.withCalibration(Calibration.of(1, 1, 5, "um")))
                        .codes())
                .containsExactly(2, 1, 1, 2, 2, 1, 2, 2, 1);
    }

    @Test
    void holes_of_a_flat_mask_are_filled_on_demand() {
        FloatImage ring = FloatImage.of("m", Extent.yx(3, 3), 1, new float[] {1, 1, 1, 1, 0, 1, 1, 1, 1});
        LabelImage one = LabelImage.of("l", Extent.yx(3, 3), new int[] {6, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(VoronoiGrowth.over(ring).threshold(0.5).apply(one).codes()[4])
                .isZero();
        assertThat(VoronoiGrowth.over(ring).threshold(0.5).fillMask().apply(one).codes())
                .containsOnly(6);
    }

    @Test
    void the_mask_of_a_prediction_is_the_one_biapy_takes() {
        FloatImage two = FloatImage.of("p", Extent.yx(1, 3), 2, new float[] {0.1f, 0.6f, 0.1f, 0.1f, 0.1f, 0.8f});
        List<ChannelCode> fc = List.of(ChannelCode.FOREGROUND, ChannelCode.CONTOUR);
        LabelImage labels = LabelImage.of("l", Extent.yx(1, 3), new int[] {1, 1, 1});
        assertThat(VoronoiGrowth.over(two, fc).threshold(0.5).apply(labels).codes())
                .containsExactly(0, 1, 1);
        List<ChannelCode> bc = List.of(ChannelCode.BACKGROUND, ChannelCode.CONTOUR);
        assertThat(VoronoiGrowth.over(two, bc).threshold(0.5).apply(labels).codes())
                .containsExactly(1, 0, 1);
        assertThatThrownBy(() -> VoronoiGrowth.over(two, List.of(ChannelCode.HORIZONTAL, ChannelCode.VERTICAL)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("[H, V]");
    }

    @Test
    void as_a_refinement_it_needs_a_mask() {
        LabelImage labels = LabelImage.of("l", Extent.yx(1, 8), new int[] {0, 4, 0, 0, 0, 0, 0, 0});
        Refinement refinement = Refinement.parse("voronoi=0.5,remove_small_objects=5");
        assertThat(refinement.needsMask()).isTrue();
        assertThat(refinement).hasToString("voronoi=0.5,remove_small_objects=5");
        assertThat(refinement.apply(labels, VoronoiGrowth.over(ROW)).codes()).containsExactly(0, 4, 4, 4, 4, 4, 4, 0);
        assertThatThrownBy(() -> refinement.apply(labels))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("VoronoiGrowth");
        assertThat(Refinement.none().growOverMask()).hasToString("voronoi=otsu");
    }

    @Test
    void a_mask_of_another_size_is_refused() {
        assertThatThrownBy(() -> grow(VoronoiGrowth.over(ROW), 1, 2)).isInstanceOf(InputException.class);
    }

    private static int[] grow(VoronoiGrowth growth, int... row) {
        return growth.apply(LabelImage.of("a", Extent.yx(1, row.length), row)).codes();
    }
}
