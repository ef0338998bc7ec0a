package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetMatchingTest {
    private final Matching full = Matching.of(new int[] {1, 2, 3, 4}, new int[] {1, 2, 3, 4});
    private final Matching poor = Matching.of(new int[] {1, 0, 2, 2}, new int[] {0, 1, 2, 0});
    private final Matching empty = Matching.of(new int[4], new int[4]);

    @Test
    void pooled_scores_weigh_objects_and_scores_by_image_weigh_images() {
        DataSetMatching set = new DataSetMatching().add("full", full).add("poor", poor);

        MatchingScore pooled = set.pooled(0.5);
        MatchingScore byImage = set.byImage(0.5);

        assertThat(pooled.tp()).isEqualTo(5).isEqualTo(byImage.tp());
        assertThat(pooled.fp()).isEqualTo(1).isEqualTo(byImage.fp());
        assertThat(pooled.fn()).isEqualTo(1).isEqualTo(byImage.fn());
        assertThat(pooled.f1()).isCloseTo(5.0 / 6, within(1e-15));
        assertThat(byImage.f1()).isCloseTo((1 + 0.5) / 2, within(1e-15));
        assertThat(pooled.accuracy()).isCloseTo(5.0 / 7, within(1e-15));
        assertThat(byImage.accuracy()).isCloseTo((1 + 1.0 / 3) / 2, within(1e-15));
        assertThat(pooled.meanTrueScore()).isCloseTo(4.5 / 6, within(1e-15));
        assertThat(pooled.panopticQuality()).isCloseTo(4.5 / 6, within(1e-15));
    }

    @Test
    void an_image_without_objects_lowers_the_mean_and_leaves_the_pool_alone() {
        DataSetMatching set = new DataSetMatching().add("full", full).add("empty", empty);

        assertThat(set.byImage(0.5).f1()).isEqualTo(0.5);
        assertThat(set.pooled(0.5).f1()).isEqualTo(1);
    }

    @Test
    void an_image_without_objects_counts_zero_one_or_not_at_all() {
        DataSetMatching set = new DataSetMatching().add("poor", poor).add("empty", empty);

        assertThat(set.byImage(0.5).f1()).isEqualTo(0.25);
        assertThat(set.byImage(0.5, EmptyImages.ZERO).f1()).isEqualTo(0.25);
        assertThat(set.byImage(0.5, EmptyImages.PERFECT).f1()).isEqualTo(0.75);
        assertThat(set.byImage(0.5, EmptyImages.LEFT_OUT).f1()).isEqualTo(0.5);
        assertThat(set.byImage(0.5, EmptyImages.LEFT_OUT).tp()).isEqualTo(1);
        DataSetMatching none = new DataSetMatching().add("empty", empty);
        assertThat(none.byImage(0.5, EmptyImages.LEFT_OUT).f1()).isZero();
        assertThat(none.byImage(0.5, EmptyImages.PERFECT).panopticQuality()).isEqualTo(1);
        // Something was invented: that is no empty image.
        Matching invented = Matching.of(new int[2], new int[] {1, 1});
        assertThat(new DataSetMatching()
                        .add("a", invented)
                        .byImage(0.5, EmptyImages.PERFECT)
                        .f1())
                .isZero();
    }

    @Test
    void the_bowls_average_precision_is_the_mean_of_accuracies_over_thresholds_and_images() {
        // IoU 3/4 and 1/2: at .50 both match, from .55 to .75 one does, above none.
        Matching two = Matching.of(new int[] {1, 1, 1, 1, 2, 2, 0}, new int[] {7, 7, 7, 0, 9, 0, 0});

        assertThat(two.meanAccuracy(Thresholds.coco())).isCloseTo((1 + 5 * 1.0 / 3) / 10, within(1e-12));
        DataSetMatching set = new DataSetMatching().add("two", two).add("full", full);
        assertThat(set.meanAccuracy(Thresholds.coco()))
                .isCloseTo((1 + two.meanAccuracy(Thresholds.coco())) / 2, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(set::meanAccuracy).withMessageContaining("Thresholds.coco()");
        assertThatIllegalArgumentException().isThrownBy(two::meanAccuracy);
    }

    @Test
    void lists_of_thresholds_are_decimal_numbers() {
        assertThat(Thresholds.coco()).containsExactly(.5, .55, .6, .65, .7, .75, .8, .85, .9, .95);
        assertThat(Thresholds.tenths()).containsExactly(.1, .2, .3, .4, .5, .6, .7, .8, .9);
        assertThat(Thresholds.percent(30, 31, 5)).containsExactly(.3);
        assertThatIllegalArgumentException().isThrownBy(() -> Thresholds.percent(50, 95, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Thresholds.percent(95, 50, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Thresholds.percent(50, 101, 5));
    }

    @Test
    void scores_at_different_thresholds_are_not_summed_up() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatchingScore.pooled(full.atEach(0.5, 0.75)))
                .withMessageContaining("IOU >= 0.5 and IOU >= 0.75");
        assertThatIllegalArgumentException().isThrownBy(() -> MatchingScore.mean(List.of()));
    }

    @Test
    void each_image_keeps_its_name_and_order() {
        DataSetMatching set = new DataSetMatching().add("b", poor).add("a", full);

        assertThat(set.images(0.5)).containsOnlyKeys("b", "a");
        assertThat(set.images(0.5).keySet()).containsExactly("b", "a");
        assertThat(set.images(0.5).get("b").fn()).isEqualTo(1);
    }

    @Test
    void table_has_a_row_an_image_and_threshold() {
        var table = new DataSetMatching().add("b", poor).add("a", full).table(0.5, 0.75);

        assertThat(table.toCsv().lines().map(line -> line.substring(0, 12)))
                .containsExactly("image,criter", "b,iou,0.5,1,", "a,iou,0.5,0,", "b,iou,0.75,2", "a,iou,0.75,0");
        assertThat(new DataSetMatching().table(0.5).rows()).isEmpty();
    }

    @Test
    void a_name_used_twice_another_criterion_and_an_empty_set_are_refused() {
        DataSetMatching set = new DataSetMatching();
        assertThatIllegalStateException().isThrownBy(() -> set.pooled(0.5)).withMessageContaining("at least one image");
        assertThatIllegalStateException().isThrownBy(() -> set.byImage(0.5));
        set.add("a", full);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.add("a", poor))
                .withMessageContaining("a came twice");
        Matching other = poor.by(Criterion.IOT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.add("b", other))
                .withMessageContaining("b came with IOT after images with IOU");
        assertThat(set.images(0.5)).containsOnlyKeys("a");
    }
}
