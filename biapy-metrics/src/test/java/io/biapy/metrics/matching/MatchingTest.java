package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingTest {

    @Test
    void scores_follow_from_matches_misses_and_inventions() {
        // Object 1 found with IoU 3/4, object 2 missed, 9 invented.
        ImageScore score = Matching.of(new int[] {1, 1, 1, 1, 0, 2, 2, 0, 0}, new int[] {5, 5, 5, 0, 0, 0, 0, 9, 9})
                .at(0.5);

        assertThat(score.tp()).isEqualTo(1);
        assertThat(score.fp()).isEqualTo(1);
        assertThat(score.fn()).isEqualTo(1);
        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.f1()).isEqualTo(0.5);
        assertThat(score.accuracy()).isEqualTo(1.0 / 3);
        assertThat(score.meanMatchedScore()).isEqualTo(0.75);
        assertThat(score.meanTrueScore()).isEqualTo(0.375);
        assertThat(score.panopticQuality()).isEqualTo(0.375);
        assertThat(score.pairs())
                .containsExactly(
                        new Association(1, OptionalLong.of(5), 0.75, Association.Tag.TP),
                        new Association(2, OptionalLong.empty(), 0, Association.Tag.FN));
        assertThat(score.falsePositives()).containsExactly(9L);
        assertThat(score)
                .hasToString(
                        "IOU >= 0.5: tp 1, fp 1, fn 1; precision 0.5000, recall 0.5000, F1 0.5000, accuracy 0.3333, "
                                + "panoptic quality 0.3750");
    }

    @ParameterizedTest
    @EnumSource
    void a_threshold_that_nothing_reaches_still_lists_every_miss_and_every_false_positive(Compatibility compatibility) {
        ImageScore score = Matching.of(new int[] {4, 4, 4, 4}, new int[] {7, 0, 0, 8})
                .compatibleWith(compatibility)
                .at(0.3);

        assertThat(score.tp()).isZero();
        assertThat(score.pairs()).hasSize(1).allMatch(pair -> pair.tag() == Association.Tag.FN);
        assertThat(score.falsePositives()).containsExactly(7L, 8L);
    }

    @Test
    void a_missed_object_names_the_unmatched_object_that_came_closest() {
        ImageScore score = Matching.of(new int[] {1, 1, 1, 1, 1, 1, 1, 1}, new int[] {7, 7, 8, 8, 8, 9, 9, 9})
                .at(0.5);

        assertThat(score.pairs()).containsExactly(new Association(1, OptionalLong.of(8), 0.375, Association.Tag.FN));
        assertThat(score.falsePositives()).containsExactly(7L, 8L, 9L);
    }

    @Test
    void more_matches_beat_a_better_match() {
        // Greedy would give found 1 to true 1 (7/16) and leave true 2 alone.
        int[] truth = new int[24];
        int[] found = new int[24];
        fill(truth, 0, 12, 1);
        fill(truth, 12, 24, 2);
        fill(found, 0, 5, 3);
        fill(found, 5, 19, 4);

        ImageScore score = Matching.of(truth, found).at(0.3);

        assertThat(score.tp()).isEqualTo(2);
        assertThat(score.pairs()).extracting(pair -> pair.foundId().getAsLong()).containsExactly(3L, 4L);
    }

    @Test
    void an_object_cut_in_exact_halves_matches_one_of_them_at_one_half() {
        Matching matching = Matching.of(new int[] {1, 1, 2, 2}, new int[] {3, 4, 4, 4});

        assertThat(matching.at(0.5).tp()).isEqualTo(2);
        assertThat(Matching.of(new int[] {1, 1}, new int[] {3, 4}).at(0.5).pairs())
                .containsExactly(new Association(1, OptionalLong.of(3), 0.5, Association.Tag.TP));
        assertThat(Matching.of(new int[] {3, 4}, new int[] {1, 1}).at(0.5).pairs())
                .extracting(Association::tag)
                .containsExactly(Association.Tag.TP, Association.Tag.FN);
    }

    @Test
    void a_score_equal_to_a_decimal_threshold_is_a_match() {
        int[] truth = new int[10];
        fill(truth, 0, 10, 1);
        for (int tenths = 1; tenths <= 10; tenths++) {
            int[] found = new int[10];
            fill(found, 0, tenths, 1);
            double threshold = Double.parseDouble(tenths == 10 ? "1.0" : "0." + tenths);
            assertThat(Matching.of(truth, found).at(threshold).tp())
                    .as("%d tenths", tenths)
                    .isEqualTo(1);
            assertThat(Matching.of(truth, found)
                            .at(Math.min(1, Math.nextUp(threshold)))
                            .tp())
                    .isEqualTo(tenths == 10 ? 1 : 0);
        }
    }

    @Test
    void other_criteria_divide_by_the_true_or_the_found_object_alone() {
        Matching matching = Matching.of(new int[] {1, 1, 1, 1, 0, 0}, new int[] {0, 0, 2, 2, 2, 0});

        assertThat(matching.at(0.1).meanMatchedScore()).isEqualTo(2.0 / 5);
        assertThat(matching.by(Criterion.IOT).at(0.1).meanMatchedScore()).isEqualTo(0.5);
        assertThat(matching.by(Criterion.IOP).at(0.1).meanMatchedScore()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(matching.by(Criterion.IOT).at(0.1).toMap()).containsEntry("criterion", "iot");
    }

    @ParameterizedTest
    @EnumSource
    void images_without_objects_score_zero_and_count_what_is_there(Compatibility compatibility) {
        int[] none = new int[6];
        int[] two = {1, 1, 0, 2, 2, 0};

        MatchingScore noTruth =
                Matching.of(none, two).compatibleWith(compatibility).at(0.5);
        assertThat(noTruth.fp()).isEqualTo(2);
        assertThat(noTruth.fn()).isZero();
        MatchingScore nothingFound =
                Matching.of(two, none).compatibleWith(compatibility).at(0.5);
        assertThat(nothingFound.fp()).isZero();
        assertThat(nothingFound.fn()).isEqualTo(2);
        MatchingScore neither =
                Matching.of(none, none).compatibleWith(compatibility).at(0.5);
        assertThat(neither.fp() + neither.fn() + neither.tp()).isZero();
        for (MatchingScore score : new MatchingScore[] {noTruth, nothingFound, neither}) {
            assertThat(new double[] {
                        score.precision(),
                        score.recall(),
                        score.f1(),
                        score.accuracy(),
                        score.meanTrueScore(),
                        score.meanMatchedScore(),
                        score.panopticQuality()
                    })
                    .containsOnly(0);
        }
        assertThat(Matching.of(new int[0], new int[0]).at(0.5).nTrue()).isZero();
    }

    @Test
    void threshold_zero_matches_whatever_overlaps_and_nothing_else() {
        ImageScore score = Matching.of(new int[] {1, 1, 2, 2, 0}, new int[] {5, 0, 0, 0, 6})
                .at(0);

        assertThat(score.tp()).isEqualTo(1);
        assertThat(score.falsePositives()).containsExactly(6L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, 50, Double.NaN})
    void a_threshold_outside_0_to_1_is_refused(double threshold) {
        Matching matching = Matching.of(new int[1], new int[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matching.at(threshold))
                .withMessageContaining("between 0 and 1")
                .withMessageContaining(String.valueOf(threshold));
    }

    @Test
    void several_thresholds_make_a_table_in_biapys_columns() {
        var scores = Matching.of(new int[] {1, 1, 1, 2}, new int[] {1, 1, 0, 0}).atEach(0.5, 0.75);

        assertThat(MatchingScore.table(scores).toCsv()).isEqualTo("""
                criterion,thresh,fp,tp,fn,precision,recall,accuracy,f1,n_true,n_pred,mean_true_score,mean_matched_score,panoptic_quality,segmentation_quality,recognition_quality
                iou,0.5,0,1,1,1.0,0.5,0.5,0.6666666666666666,2,1,0.3333333333333333,0.6666666666666666,0.4444444444444444,0.6666666666666666,0.6666666666666666
                iou,0.75,1,0,2,0.0,0.0,0.0,0.0,2,1,0.0,0.0,0.0,0.0,0.0
                """);
        assertThat(scores.get(1).toJson())
                .startsWith("{\"criterion\":\"iou\",\"thresh\":0.75,\"fp\":1,\"tp\":0,\"fn\":2,\"precision\":0.0,");
    }

    private static void fill(int[] labels, int from, int to, int id) {
        Arrays.fill(labels, from, to, id);
    }
}
