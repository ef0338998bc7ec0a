package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small arrays scored by StarDist 0.9's own {@code matching} and {@code matching_dataset}: the expected values are what that
 * library printed for them (its scores are in single precision).
 */
class StarDistReferenceTest {
    private static final double SINGLE = 1e-6;

    private static final int[] TRUTH_A = {
        1, 1, 1, 0, 0, 2,
        1, 1, 1, 0, 2, 2,
        0, 0, 0, 0, 2, 2,
        3, 3, 0, 4, 4, 4,
        3, 3, 0, 4, 4, 4,
        0, 0, 0, 0, 5, 5
    };
    private static final int[] FOUND_A = {
        7, 7, 7, 0, 2, 2,
        7, 7, 0, 0, 2, 2,
        0, 0, 0, 0, 0, 9,
        3, 3, 3, 4, 4, 0,
        3, 0, 0, 6, 6, 6,
        0, 0, 8, 8, 0, 0
    };
    private static final int[] TRUTH_B = {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3};
    private static final int[] FOUND_B = {1, 1, 1, 2, 2, 0, 1, 1, 1, 2, 3, 3};
    private static final int[] NONE = new int[9];
    private static final int[] TWO = {1, 1, 0, 0, 0, 0, 0, 2, 2};

    private final DataSetMatching set = new DataSetMatching()
            .add("a", Matching.of(TRUTH_A, FOUND_A))
            .add("b", Matching.of(TRUTH_B, FOUND_B))
            .add("empty", Matching.of(NONE, NONE))
            .add("missed", Matching.of(TWO, NONE));

    @ParameterizedTest
    @CsvSource({
        "iou, .25, 4, 3, 1, .5714285714, .8, .5, .6666666667, .4866666794, .6083333492, .4055555662",
        "iou, .5, 4, 3, 1, .5714285714, .8, .5, .6666666667, .4866666794, .6083333492, .4055555662",
        "iou, .75, 1, 6, 4, .1428571429, .2, .0909090909, .1666666667, .1666666567, .8333333135, .1388888856",
        "iot, .5, 4, 3, 1, .5714285714, .8, .5, .6666666667, .5366666913, .6708333492, .4472222328",
        "iot, .75, 2, 5, 3, .2857142857, .4, .2, .3333333333, .3166666627, .7916666269, .2638888756",
        "iop, .75, 4, 3, 1, .5714285714, .8, .5, .6666666667, .75, .9375, .625"
    })
    void scores_of_one_image_are_those_of_the_library(
            String criterion,
            double threshold,
            long tp,
            long fp,
            long fn,
            double precision,
            double recall,
            double accuracy,
            double f1,
            double meanTrue,
            double meanMatched,
            double quality) {
        MatchingScore score = Matching.of(TRUTH_A, FOUND_A)
                .by(Criterion.valueOf(criterion.toUpperCase(Locale.ROOT)))
                .at(threshold);

        assertScore(score, tp, fp, fn, precision, recall, accuracy, f1, meanTrue, meanMatched, quality);
    }

    @ParameterizedTest
    @CsvSource({
        "true, .25, 7, 3, 3, .3928571429, .45, .375, .4166666667, .25222224, .2826388975, .2319444517",
        "true, .5, 6, 4, 4, .3095238095, .3666666667, .25, .3333333333, .2188889086, .2979166806, .1986111204",
        "false, .25, 7, 3, 3, .7, .7, .5384615385, .7, .4000000060, .5714285714, .4",
        "false, .5, 6, 4, 4, .6, .6, .4285714286, .6, .3600000143, .6000000238, .3600000143"
    })
    void scores_of_a_data_set_are_those_of_the_library_by_image_and_pooled(
            boolean byImage,
            double threshold,
            long tp,
            long fp,
            long fn,
            double precision,
            double recall,
            double accuracy,
            double f1,
            double meanTrue,
            double meanMatched,
            double quality) {
        MatchingScore score = byImage ? set.byImage(threshold) : set.pooled(threshold);

        assertScore(score, tp, fp, fn, precision, recall, accuracy, f1, meanTrue, meanMatched, quality);
    }

    /** The library prints 0 for every score and counts what is there. */
    @Test
    void images_without_objects_score_as_in_the_library() {
        assertScore(Matching.of(NONE, TWO).at(0.5), 0, 2, 0, 0, 0, 0, 0, 0, 0, 0);
        assertScore(Matching.of(TWO, NONE).at(0.5), 0, 0, 2, 0, 0, 0, 0, 0, 0, 0);
        assertScore(Matching.of(NONE, NONE).at(0.5), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The one deliberate difference: the library pairs objects that share nothing at threshold 0 (5 matches of 5 and 7). */
    @Test
    void threshold_zero_needs_an_overlap_unless_biapys_assignment_is_asked_for() {
        Matching matching = Matching.of(TRUTH_A, FOUND_A);

        assertThat(matching.at(0).tp()).isEqualTo(4);
        assertThat(matching.compatibleWith(Compatibility.BIAPY).at(0).tp()).isEqualTo(5);
    }

    private static void assertScore(MatchingScore score, long tp, long fp, long fn, double... expected) {
        assertThat(new long[] {score.tp(), score.fp(), score.fn()}).containsExactly(tp, fp, fn);
        assertThat(new double[] {
                    score.precision(),
                    score.recall(),
                    score.accuracy(),
                    score.f1(),
                    score.meanTrueScore(),
                    score.meanMatchedScore(),
                    score.panopticQuality()
                })
                .containsExactly(expected, within(SINGLE));
    }
}
