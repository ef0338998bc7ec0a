package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

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
