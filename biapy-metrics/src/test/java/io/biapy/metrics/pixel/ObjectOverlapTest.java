package io.biapy.metrics.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ObjectOverlapTest {
    @Test
    void equal_labels_under_other_ids_score_1() {
        ObjectOverlap score = ObjectOverlap.of(new int[] {0, 1, 1, 2}, new int[] {0, 9, 9, 4});

        assertThat(score.toMap().values()).containsOnly(1.0);
    }

    @Test
    void nothing_to_find_and_nothing_found_scores_1() {
        assertThat(ObjectOverlap.of(new int[3], new int[3]).toMap().values()).containsOnly(1.0);
        assertThat(ObjectOverlap.of(new int[0], new int[0]).toMap().values()).containsOnly(1.0);
    }

    @Test
    void only_missed_or_only_invented_objects_score_0() {
        assertThat(ObjectOverlap.of(new int[] {1}, new int[] {0}).toMap().values())
                .containsOnly(0.0);
        assertThat(ObjectOverlap.of(new int[] {0}, new int[] {1}).toMap().values())
                .containsOnly(0.0);
    }

    @Test
    void seg_counts_only_objects_that_are_covered_by_more_than_half() {
        assertThat(ObjectOverlap.of(new int[] {1, 1, 2, 2, 2}, new int[] {5, 0, 6, 6, 0})
                        .seg())
                .isEqualTo((0 + 2.0 / 3) / 2, within(1e-15));
    }

    @Test
    void symmetric_best_dice_falls_with_invented_objects() {
        ObjectOverlap score = ObjectOverlap.of(new int[] {1, 1, 0, 0}, new int[] {1, 1, 2, 3});

        assertThat(score.meanDice()).isEqualTo(1);
        assertThat(score.symmetricBestDice()).isEqualTo(1.0 / 3, within(1e-15));
    }

    @RepeatedTest(60)
    void scores_are_those_of_all_pairs_of_objects(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        int[] truth = RandomLabels.line(random, 80, 7);
        int[] found = RandomLabels.disturbed(random, truth, 7);

        ObjectOverlap score = ObjectOverlap.of(truth, found);

        assertThat(score.meanDice()).isEqualTo(meanBestDice(truth, found), within(1e-12));
        assertThat(score.symmetricBestDice())
                .isEqualTo(Math.min(meanBestDice(truth, found), meanBestDice(found, truth)), within(1e-12));
        assertThat(score.seg()).isEqualTo(seg(truth, found), within(1e-12));
        assertThat(score.aggregatedJaccard()).isEqualTo(aggregated(truth, found), within(1e-12));
    }

    @RepeatedTest(10)
    void pooled_images_score_as_one_image_with_all_objects(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        int[] truth = RandomLabels.line(random, 60, 5);
        int[] found = RandomLabels.disturbed(random, truth, 5);
        int[] more = Arrays.stream(RandomLabels.line(random, 60, 5))
                .map(i -> i == 0 ? 0 : i + 10)
                .toArray();
        int[] moreFound = RandomLabels.disturbed(random, more, 0);

        ObjectOverlap pooled = ObjectOverlap.of(truth, found).plus(ObjectOverlap.of(more, moreFound));

        ObjectOverlap whole = ObjectOverlap.of(join(truth, more), join(found, moreFound));
        assertThat(pooled.aggregatedJaccard()).isEqualTo(whole.aggregatedJaccard());
        assertThat(pooled.symmetricBestDice()).isEqualTo(whole.symmetricBestDice(), within(1e-12));
    }

    private static int[] join(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private static int[] ids(int[] labels) {
        return Arrays.stream(labels).filter(i -> i != 0).distinct().sorted().toArray();
    }

    private static long count(int[] a, int i, int[] b, int j) {
        return IntStream.range(0, a.length).filter(k -> a[k] == i && b[k] == j).count();
    }

    private static long size(int[] a, int i) {
        return Arrays.stream(a).filter(v -> v == i).count();
    }

    private static double jaccard(int[] a, int i, int[] b, int j) {
        long both = count(a, i, b, j);
        return (double) both / (size(a, i) + size(b, j) - both);
    }

    private static double meanBestDice(int[] a, int[] b) {
        return Arrays.stream(ids(a))
                .mapToDouble(i -> Arrays.stream(ids(b))
                        .mapToDouble(j -> 2.0 * count(a, i, b, j) / (size(a, i) + size(b, j)))
                        .max()
                        .orElse(0))
                .average()
                .orElse(ids(b).length == 0 ? 1 : 0);
    }

    private static double seg(int[] a, int[] b) {
        return Arrays.stream(ids(a))
                .mapToDouble(i -> Arrays.stream(ids(b))
                        .filter(j -> count(a, i, b, j) > 0.5 * size(a, i))
                        .mapToDouble(j -> jaccard(a, i, b, j))
                        .max()
                        .orElse(0))
                .average()
                .orElse(ids(b).length == 0 ? 1 : 0);
    }

    private static double aggregated(int[] a, int[] b) {
        double both = 0;
        double either = 0;
        Set<Integer> used = new HashSet<>();
        for (int i : ids(a)) {
            int best = -1;
            for (int j : ids(b)) {
                if (jaccard(a, i, b, j) > (best < 0 ? 0 : jaccard(a, i, b, best))) {
                    best = j;
                }
            }
            if (best < 0) {
                either += size(a, i);
            } else {
                used.add(best);
                both += count(a, i, b, best);
                either += size(a, i) + size(b, best) - count(a, i, b, best);
            }
        }
        for (int j : ids(b)) {
            either += used.contains(j) ? 0 : size(b, j);
        }
        return either == 0 ? 1 : both / either;
    }
}
