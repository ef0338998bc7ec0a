package io.biapy.metrics.classwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import io.biapy.metrics.matching.Criterion;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClassMatchingTest {
    // Objects 1 and 2 of class 1, 3 of class 2, 4 without a class; 2 is found as class 2, 3 is missed, 9 is invented.
    private static final int[] TRUTH = {1, 1, 2, 2, 3, 3, 4, 4, 0, 0};
    private static final int[] TRUTH_CLASSES = {1, 1, 1, 1, 2, 2, 0, 0, 0, 0};
    private static final int[] FOUND = {1, 1, 2, 2, 0, 0, 4, 4, 9, 9};
    private static final int[] FOUND_CLASSES = {1, 1, 2, 2, 0, 0, 1, 1, 3, 3};

    private final ClassMatching matching = ClassMatching.of(TRUTH, TRUTH_CLASSES, FOUND, FOUND_CLASSES);
    private final ClassMatchingScore score = matching.at(0.5);

    @Test
    void each_class_is_matched_by_itself() {
        assertThat(score.classes()).containsOnlyKeys(1, 2, 3);
        assertCounts(score.of(1), 1, 1, 1);
        assertCounts(score.of(2), 0, 1, 1);
        assertCounts(score.of(3), 0, 1, 0);
        assertThat(score.mean().f1()).isCloseTo(0.5 / 3, within(1e-15));
        assertThat(score.mean().tp()).isEqualTo(1);
        assertCounts(score.whateverTheClass(), 3, 1, 1);
    }

    @Test
    void confusion_counts_matches_by_both_classes_and_the_rest() {
        ClassConfusion confusion = score.confusion();

        assertThat(confusion.classes()).containsExactly(0, 1, 2, 3);
        assertThat(confusion.matched(1, 1)).isEqualTo(1);
        assertThat(confusion.matched(1, 2)).isEqualTo(1);
        assertThat(confusion.matched(0, 1)).isEqualTo(1);
        assertThat(confusion.matched(2, 2)).isZero();
        assertThat(confusion.missed(2)).isEqualTo(1);
        assertThat(confusion.missed(1)).isZero();
        assertThat(confusion.invented(3)).isEqualTo(1);
        assertThat(confusion.agreement()).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(confusion.table().toCsv()).isEqualTo("""
                truth,found_0,found_1,found_2,found_3,missed
                0,0,1,0,0,0
                1,0,1,1,0,0
                2,0,0,0,0,1
                3,0,0,0,0,0
                invented,0,0,0,1,0
                """);
        assertThat(confusion).hasToString(confusion.table().toString());
    }

    @Test
    void several_images_are_pooled_class_by_class() {
        ClassMatchingScore other = ClassMatching.of(
                        new int[] {5, 5}, new int[] {2, 2}, new int[] {5, 5}, new int[] {2, 2})
                .at(0.5);

        ClassMatchingScore pooled = ClassMatchingScore.pooled(List.of(score, other));

        assertCounts(pooled.of(2), 1, 1, 1);
        assertCounts(pooled.of(1), 1, 1, 1);
        assertThat(pooled.confusion().matched(2, 2)).isEqualTo(1);
        assertThat(pooled.confusion().missed(2)).isEqualTo(1);
        assertCounts(pooled.whateverTheClass(), 4, 1, 1);
    }

    @Test
    void table_has_a_row_a_class_and_the_mean() {
        assertThat(score.table().toCsv().lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("class", "1", "2", "3", "mean");
        assertThat(score).hasToString(score.table().toString());
    }

    @Test
    void another_criterion_divides_by_another_size() {
        ClassMatching small = ClassMatching.of(
                new int[] {1, 1, 1, 1}, new int[] {1, 1, 1, 1}, new int[] {1, 0, 0, 0}, new int[] {1, 1, 1, 1});

        assertThat(small.at(0.5).of(1).tp()).isZero();
        assertThat(small.by(Criterion.IOP).at(0.5).of(1).tp()).isEqualTo(1);
        assertThat(small.by(Criterion.IOP).at(0.5).mean().criterion()).isEqualTo(Criterion.IOP);
    }

    @Test
    void without_objects_or_classes_the_mean_is_zero_and_not_nan() {
        int[] none = new int[3];
        ClassMatchingScore empty = ClassMatching.of(none, none, none, none).at(0.5);

        assertThat(empty.classes()).isEmpty();
        assertThat(empty.mean().f1()).isZero();
        assertThat(empty.mean().threshold()).isEqualTo(0.5);
        assertThat(empty.confusion().agreement()).isZero();
        assertThat(empty.table().rows()).hasSize(1);
        assertThat(empty.confusion().table().rows()).hasSize(1);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> empty.of(1))
                .withMessageContaining("No object is of class 1");
        assertThatIllegalArgumentException().isThrownBy(() -> ClassMatchingScore.pooled(List.of()));
    }

    @Test
    void the_class_of_an_object_is_that_of_most_of_its_voxels() {
        int[] labels = {1, 1, 1, 1, 1, 2, 2, 3, 4, 4};
        int[] classes = {0, 0, 0, 3, 3, 5, 4, 0, 0, 9};

        ObjectClasses majority = ObjectClasses.majority(OverlapTable.of(labels, classes));

        assertThat(majority.classOf(1)).isEqualTo(3);
        assertThat(majority.classOf(2)).isEqualTo(4);
        assertThat(majority.classOf(3)).isZero();
        assertThat(majority.classOf(4)).isEqualTo(9);
        assertThat(majority.classOf(0)).isZero();
        assertThat(majority.classOf(77)).isZero();
        assertThat(ObjectClasses.majority(OverlapTable.of(labels, classes), 1).classOf(3))
                .isEqualTo(1);
        assertThat(ObjectClasses.one().classOf(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(ObjectClasses.one().classOf(0)).isZero();
    }

    @Test
    void classes_that_are_none_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectClasses.of(Map.of(5L, -1)))
                .withMessageContaining("object 5 is -1");
        OverlapTable exchanged = OverlapTable.of(new long[] {1}, new long[] {1L << 40});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectClasses.majority(exchanged))
                .withMessageContaining("exchanged");
    }

    @Property(tries = 200)
    void a_class_by_itself_equals_the_images_with_everything_else_erased(@ForAll long seed) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, 60, 9);
        int[] found = RandomLabels.disturbed(random, truth, 9);
        ClassMatchingScore scores = ClassMatching.of(truth, classes(truth, 3), found, classes(found, 3))
                .at(0.4);

        long matches = 0;
        for (int c : scores.classes().keySet()) {
            MatchingScore alone = Matching.of(only(truth, c), only(found, c)).at(0.4);
            assertThat(scores.of(c).toMap()).isEqualTo(alone.toMap());
            matches += alone.tp();
        }
        long same = scores.confusion().classes().stream()
                .mapToLong(c -> scores.confusion().matched(c, c))
                .sum();
        assertThat(same).isLessThanOrEqualTo(matches);
    }

    private static int[] classes(int[] labels, int n) {
        return Arrays.stream(labels).map(id -> id == 0 ? 0 : 1 + id % n).toArray();
    }

    private static int[] only(int[] labels, int c) {
        return Arrays.stream(labels)
                .map(id -> id != 0 && 1 + id % 3 == c ? id : 0)
                .toArray();
    }

    private static void assertCounts(MatchingScore score, long tp, long fp, long fn) {
        assertThat(new long[] {score.tp(), score.fp(), score.fn()}).containsExactly(tp, fp, fn);
    }
}
