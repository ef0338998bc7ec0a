package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class MatchingPropertyTest {
    private int[] truth = new int[0];
    private int[] found = new int[0];

    private void draw(long seed, int most) {
        Random random = new Random(seed);
        truth = RandomLabels.line(random, 4 + random.nextInt(40), 1 + random.nextInt(most));
        found = random.nextBoolean()
                ? RandomLabels.disturbed(random, truth, 1 + random.nextInt(most))
                : RandomLabels.line(random, truth.length, 1 + random.nextInt(most));
    }

    @Property(tries = 1000)
    void there_are_as_many_matches_as_possible_and_their_scores_sum_to_the_most(
            @ForAll long seed, @ForAll Criterion criterion, @ForAll @DoubleRange(max = 1) double threshold) {
        draw(seed, 6);
        NaiveMatching naive = new NaiveMatching(truth, found, criterion);

        ImageScore score = Matching.of(truth, found).by(criterion).at(threshold);

        double[] best = naive.best(threshold);
        assertThat(score.tp()).isEqualTo((long) best[0]);
        assertThat(score.meanTrueScore() * score.nTrue()).isCloseTo(best[1], within(1e-9));
        assertThat(score.nTrue()).isEqualTo(naive.truthIds.length);
        assertThat(score.nFound()).isEqualTo(naive.foundIds.length);
    }

    @Property(tries = 500)
    void every_object_is_listed_once_and_matches_reach_the_threshold(
            @ForAll long seed, @ForAll Compatibility compatibility, @ForAll @DoubleRange(max = 1) double threshold) {
        draw(seed, 8);
        NaiveMatching naive = new NaiveMatching(truth, found, Criterion.IOU);

        ImageScore score =
                Matching.of(truth, found).compatibleWith(compatibility).at(threshold);

        assertThat(score.pairs()).extracting(Association::truthId).containsExactly(boxed(naive.truthIds));
        List<Association> hits = score.pairs().stream()
                .filter(pair -> pair.tag() == Association.Tag.TP)
                .toList();
        assertThat(hits).hasSize((int) score.tp());
        assertThat(LongStream.concat(
                                hits.stream().mapToLong(pair -> pair.foundId().getAsLong()),
                                score.falsePositives().stream().mapToLong(id -> id))
                        .sorted()
                        .toArray())
                .containsExactly(naive.foundIds);
        for (Association pair : score.pairs()) {
            double expected = pair.foundId().isEmpty()
                    ? 0
                    : naive.score[at(naive.truthIds, pair.truthId())][
                            at(naive.foundIds, pair.foundId().getAsLong())];
            assertThat(pair.score()).isEqualTo(expected);
            assertThat((float) pair.score() >= (float) threshold)
                    .as("%s at %s", pair, threshold)
                    .isEqualTo(pair.tag() == Association.Tag.TP
                            || (threshold == 0 && pair.foundId().isEmpty()));
        }
    }

    @Property(tries = 500)
    void biapys_assignment_has_the_least_cost_by_its_own_measure(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 1) double threshold) {
        draw(seed, 6);
        NaiveMatching naive = new NaiveMatching(truth, found, Criterion.IOU);

        ImageScore score =
                Matching.of(truth, found).compatibleWith(Compatibility.BIAPY).at(threshold);

        assertThat(score.tp()).isEqualTo(Matching.of(truth, found).at(threshold).tp());
        if (score.tp() > 0) {
            double cost = score.pairs().stream()
                    .filter(pair -> pair.foundId().isPresent())
                    .mapToDouble(pair -> naive.biaPyCost(pair.score(), threshold))
                    .sum();
            assertThat(cost).isCloseTo(naive.leastBiaPyCost(threshold), within(1e-6));
        }
    }

    @Property(tries = 300)
    void an_iou_above_one_half_leaves_no_choice(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.5, max = 1, minIncluded = false) double threshold) {
        draw(seed, 8);
        NaiveMatching naive = new NaiveMatching(truth, found, Criterion.IOU);

        long pairs = Arrays.stream(naive.score)
                .flatMapToDouble(Arrays::stream)
                .filter(score -> score >= threshold)
                .count();

        assertThat(Matching.of(truth, found).at(threshold).tp()).isEqualTo(pairs);
    }

    @Property(tries = 300)
    void counts_do_not_depend_on_the_ids_nor_on_which_image_is_the_truth(
            @ForAll long seed, @ForAll @DoubleRange(max = 1) double threshold) {
        draw(seed, 12);
        MatchingScore score = Matching.of(truth, found).at(threshold);

        MatchingScore wide =
                Matching.of(RandomLabels.wide(truth), RandomLabels.wide(found)).at(threshold);
        MatchingScore turned = Matching.of(found, truth).at(threshold);

        assertThat(wide.tp()).isEqualTo(score.tp());
        assertThat(wide.meanTrueScore()).isCloseTo(score.meanTrueScore(), within(1e-9));
        assertThat(turned.tp()).isEqualTo(score.tp());
        assertThat(turned.fp()).isEqualTo(score.fn());
        assertThat(turned.precision()).isEqualTo(score.recall());
        assertThat(turned.panopticQuality()).isCloseTo(score.panopticQuality(), within(1e-9));
    }

    @Property(tries = 300)
    void every_score_lies_between_0_and_1_and_more_is_matched_at_a_lower_threshold(@ForAll long seed) {
        draw(seed, 12);
        Matching matching = Matching.of(truth, found);
        long before = Long.MAX_VALUE;
        for (ImageScore score : matching.atEach(0, 0.1, 0.3, 0.5, 0.7, 1)) {
            assertThat(score.toMap().values().stream()
                            .filter(value -> value instanceof Double)
                            .map(value -> (Double) value))
                    .allMatch(value -> value >= 0 && value <= 1);
            assertThat(score.panopticQuality())
                    .isCloseTo(score.segmentationQuality() * score.recognitionQuality(), within(1e-12));
            assertThat(score.tp()).isLessThanOrEqualTo(before);
            before = score.tp();
        }
    }

    private static int at(long[] ids, long id) {
        return Arrays.binarySearch(ids, id);
    }

    private static Long[] boxed(long[] ids) {
        return Arrays.stream(ids).boxed().toArray(Long[]::new);
    }
}
