package io.biapy.metrics.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import io.biapy.metrics.classwise.ObjectClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
    private static final AveragePrecision HALF = AveragePrecision.allObjects().thresholds(0.5);

    @Property(tries = 300)
    void values_equal_the_definition(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int images,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double threshold) {
        Random random = new Random(seed);
        List<int[]> truths = new ArrayList<>();
        List<int[]> founds = new ArrayList<>();
        List<Map<Long, Double>> scores = new ArrayList<>();
        List<ScoredImage> scored = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            int[] truth = RandomLabels.line(random, 60, 12);
            int[] found = RandomLabels.disturbed(random, truth, 12);
            Map<Long, Double> score = new HashMap<>();
            for (int id : found) {
                score.put((long) id, random.nextInt(8) / 8.0);
            }
            truths.add(truth);
            founds.add(found);
            scores.add(score);
            scored.add(ScoredImage.of(truth, found, score));
        }

        AveragePrecisionScore score =
                AveragePrecision.allObjects().thresholds(threshold).of(scored);

        assertThat(score.ap())
                .hasValueCloseTo(NaiveAveragePrecision.of(truths, founds, scores, threshold), within(1e-12));
    }

    @Test
    void a_wrong_object_costs_more_the_surer_it_is() {
        int[] truth = {1, 1, 0, 2, 2, 0, 0, 0};
        int[] found = {1, 1, 0, 2, 2, 0, 3, 3};

        assertThat(HALF.of(List.of(ScoredImage.of(truth, found, Map.of(1L, .9, 2L, .8, 3L, .1))))
                        .ap())
                .hasValue(1);
        assertThat(HALF.of(List.of(ScoredImage.of(truth, found, Map.of(1L, .8, 2L, .7, 3L, .9))))
                        .ap())
                .hasValueCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void scores_are_compared_over_all_images() {
        ScoredImage good = ScoredImage.of(new int[] {1}, new int[] {1}, Map.of(1L, .5));
        ScoredImage empty = ScoredImage.of(new int[] {0}, new int[] {1}, Map.of(1L, .9));

        assertThat(HALF.of(List.of(good, empty)).ap()).hasValueCloseTo(0.5, within(1e-12));
        assertThat(HALF.of(List.of(good)).ap()).hasValue(1);
    }

    @Test
    void without_true_objects_a_value_is_absent_and_without_found_ones_it_is_zero() {
        ScoredImage noTruth = ScoredImage.of(new int[] {0, 0}, new int[] {1, 1}, Map.of(1L, .5));
        ScoredImage nothingFound = ScoredImage.of(new int[] {1, 1}, new int[2], Map.of());
        ScoredImage neither = ScoredImage.of(new int[2], new int[2], Map.of());

        for (ScoredImage image : List.of(noTruth, neither)) {
            AveragePrecisionScore score = AveragePrecision.coco().of(List.of(image));
            assertThat(score.ap()).isEmpty();
            assertThat(score.recall()).isEmpty();
            assertThat(score.precisions(0.5)).isEmpty();
            assertThat(score.toMap()).isEmpty();
            assertThat(score).hasToString("No average precision: the truth has no object");
        }
        AveragePrecisionScore score = AveragePrecision.coco().of(List.of(nothingFound));
        assertThat(score.ap()).hasValue(0);
        assertThat(score.recall()).hasValue(0);
    }

    @Test
    void objects_out_of_range_neither_miss_nor_invent() {
        int[] truth = {1, 1, 1, 1, 0, 2, 0, 0};
        int[] found = {1, 1, 1, 1, 0, 0, 0, 3};
        ScoredImage image = ScoredImage.of(truth, found, Map.of(1L, .1, 3L, .9));
        SizeRange large = new SizeRange("large", 3, 9);
        SizeRange square = new SizeRange("large", 30, 100);

        assertThat(HALF.of(List.of(image)).ap()).hasValueCloseTo(0.5 * 51 / 101, within(1e-12));
        assertThat(HALF.sizes(List.of(large)).of(List.of(image)).ap()).hasValue(1);
        assertThat(HALF.sizes(List.of(large)).of(List.of(image.voxelVolume(10))).ap())
                .isEmpty();
        assertThat(HALF.sizes(List.of(square))
                        .of(List.of(image.voxelVolume(10)))
                        .ap())
                .hasValue(1);
    }

    @Test
    void in_a_crowd_nothing_is_missed_and_nothing_invented() {
        int[] truth = {1, 1, 1, 1, 1, 1, 2, 2};
        int[] found = {3, 3, 4, 4, 0, 0, 2, 2};
        ScoredImage image = ScoredImage.of(truth, found, Map.of(3L, .9, 4L, .8, 2L, .1));

        assertThat(HALF.of(List.of(image.crowds(Set.of(1L)))).ap()).hasValue(1);
        assertThat(HALF.of(List.of(image)).ap()).hasValueCloseTo(51.0 / 101 / 3, within(1e-12));
    }

    @Test
    void an_object_of_another_class_is_wrong_and_one_without_a_class_does_not_count() {
        int[] labels = {1, 1, 2, 2, 3, 3};
        ScoredImage image = ScoredImage.of(labels, labels, Map.of(1L, .9, 2L, .9, 3L, .9));
        ObjectClasses truth = ObjectClasses.of(Map.of(1L, 1, 2L, 2));

        AveragePrecisionScore score =
                HALF.of(List.of(image.classes(truth, ObjectClasses.of(Map.of(1L, 1, 2L, 1, 3L, 5)))));

        assertThat(score.byClass()).containsOnlyKeys(1, 2);
        assertThat(score.byClass().get(1)).hasValue(1);
        assertThat(score.byClass().get(2)).hasValue(0);
        assertThat(score.ap()).hasValue(0.5);
    }

    @Test
    void more_objects_than_cocos_limit_are_missed() {
        int[] labels = new int[150];
        Map<Long, Double> scores = new HashMap<>();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i + 1;
            scores.put(i + 1L, 0.5);
        }
        List<ScoredImage> images = List.of(ScoredImage.of(labels, labels, scores));

        assertThat(AveragePrecision.coco().of(images).recall()).hasValueCloseTo(100.0 / 150, within(1e-12));
        assertThat(AveragePrecision.allObjects().of(images).recall()).hasValueCloseTo(1.0, within(1e-12));
        assertThat(AveragePrecision.allObjects().mostObjects(15, 60).of(images).recall(15))
                .hasValueCloseTo(0.1, within(1e-12));
    }

    @Test
    void values_have_names() {
        AveragePrecisionScore score = AveragePrecision.coco()
                .thresholds(0.5, 0.875)
                .of(List.of(ScoredImage.of(new int[] {1}, new int[] {1}, Map.of(1L, .5))));

        assertThat(score.toMap())
                .containsOnlyKeys("AP", "AP50", "AP87.5", "AP_small", "AR", "AR_1", "AR_10", "AR_100", "AR_small");
        assertThat(score.toJson()).startsWith("{\"AP\":1.0,\"AP50\":1.0,");
        assertThat(score)
                .hasToString("AP 1.0000, AP50 1.0000, AP87.5 1.0000, AP_small 1.0000, AR 1.0000, AR_1 1.0000,"
                        + " AR_10 1.0000, AR_100 1.0000, AR_small 1.0000");
    }

    @Test
    void bad_settings_are_refused_by_name() {
        int[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredImage.of(one, one, Map.of()))
                .withMessageContaining("object 1 is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoredImage.of(one, one, Map.of(1L, Double.NaN)))
                .withMessageContaining("not a number");
        ScoredImage image = ScoredImage.of(one, one, Map.of(1L, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> image.voxelVolume(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HALF.of(List.of()))
                .withMessageContaining("one image");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HALF.thresholds(50))
                .withMessageContaining("not in percent");
        assertThatIllegalArgumentException().isThrownBy(HALF::thresholds);
        assertThatIllegalArgumentException().isThrownBy(() -> HALF.thresholds(0.5, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> HALF.mostObjects(10, 1));
        assertThatIllegalArgumentException().isThrownBy(HALF::mostObjects);
        assertThatIllegalArgumentException().isThrownBy(() -> HALF.sizes(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new SizeRange("odd", 5, 4));
        AveragePrecisionScore score = HALF.of(List.of(image));
        assertThatIllegalArgumentException().isThrownBy(() -> score.ap(0.75)).withMessageContaining("[0.5]");
        assertThatIllegalArgumentException().isThrownBy(() -> score.recall(7));
        assertThatIllegalArgumentException().isThrownBy(() -> score.ap(new SizeRange("odd", 4, 5)));
    }
}
