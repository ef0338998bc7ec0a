package io.biapy.metrics.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MaskOverlapTest {

    @Test
    void scores_follow_from_the_four_counts() {
        MaskOverlap overlap = MaskOverlap.of(
                new boolean[] {true, true, true, false, false, false},
                new boolean[] {true, true, false, true, false, false});

        assertThat(overlap).isEqualTo(new MaskOverlap(2, 1, 1, 2));
        assertThat(overlap.jaccard()).isEqualTo(0.5);
        assertThat(overlap.dice()).isEqualTo(4.0 / 6);
        assertThat(overlap.precision()).isEqualTo(2.0 / 3);
        assertThat(overlap.recall()).isEqualTo(2.0 / 3);
        assertThat(overlap).hasToString("Jaccard 0.5000, Dice 0.6667, precision 0.6667, recall 0.6667");
        assertThat(overlap.toJson()).startsWith("{\"jaccard\":0.5,\"dice\":0.6666666666666666,");
    }

    @Test
    void labels_count_as_foreground_whatever_their_id() {
        assertThat(MaskOverlap.of(new int[] {3, 0, 9}, new int[] {1, 1, 0})).isEqualTo(new MaskOverlap(1, 1, 1, 0));
    }

    @Test
    void two_empty_masks_are_equal_and_one_empty_mask_scores_zero() {
        assertThat(MaskOverlap.of(new int[5], new int[5]).toMap().values()).containsOnly(1.0);
        assertThat(MaskOverlap.of(new int[2], new int[] {1, 1}).toMap().values())
                .containsOnly(0.0);
        assertThat(MaskOverlap.of(new int[] {1, 1}, new int[2]).toMap().values())
                .containsOnly(0.0);
    }

    @Test
    void masks_of_different_length_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MaskOverlap.of(new int[2], new int[3]))
                .withMessageContaining("2 true and 3 found");
        assertThatIllegalArgumentException().isThrownBy(() -> MaskOverlap.of(new boolean[2], new boolean[3]));
    }

    @Property(tries = 100)
    void blocks_add_up_and_dice_follows_from_jaccard(@ForAll long seed) {
        Random random = new Random(seed);
        int[] truth = random.ints(40, 0, 2).toArray();
        int[] found = random.ints(40, 0, 2).toArray();
        int cut = random.nextInt(41);

        MaskOverlap whole = MaskOverlap.of(truth, found);

        assertThat(part(truth, found, 0, cut).plus(part(truth, found, cut, 40))).isEqualTo(whole);
        double j = whole.jaccard();
        assertThat(whole.dice()).isCloseTo(2 * j / (1 + j), within(1e-12));
    }

    private static MaskOverlap part(int[] truth, int[] found, int from, int to) {
        return MaskOverlap.of(Arrays.copyOfRange(truth, from, to), Arrays.copyOfRange(found, from, to));
    }
}
