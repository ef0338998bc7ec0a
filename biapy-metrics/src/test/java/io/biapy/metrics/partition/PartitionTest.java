package io.biapy.metrics.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.overlap.OverlapCounter;
import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartitionTest {

    @Test
    void an_object_in_two_halves_costs_one_bit_of_splitting() {
        PartitionScore score =
                Partition.of(new int[] {1, 1, 1, 1}, new int[] {5, 5, 6, 6}).score();

        assertThat(score.voiSplit()).isEqualTo(1);
        assertThat(score.voiMerge()).isZero();
        assertThat(PartitionScore.nats(score.voi())).isCloseTo(Math.log(2), within(1e-15));
        assertThat(score.adaptedRandPrecision()).isEqualTo(1);
        assertThat(score.adaptedRandRecall()).isEqualTo(4.0 / 12);
        assertThat(score.adaptedRandError()).isEqualTo(0.5);
        assertThat(score.randIndex()).isCloseTo(4.0 / 12, within(1e-15));
    }

    @Test
    void two_objects_in_one_cost_one_bit_of_merging() {
        PartitionScore score =
                Partition.of(new int[] {5, 5, 6, 6}, new int[] {1, 1, 1, 1}).score();

        assertThat(score.voiSplit()).isZero();
        assertThat(score.voiMerge()).isEqualTo(1);
        assertThat(score.adaptedRandPrecision()).isEqualTo(4.0 / 12);
        assertThat(score.adaptedRandRecall()).isEqualTo(1);
    }

    @Test
    void other_ids_for_the_same_segments_are_perfect() {
        PartitionScore score = Partition.of(new long[] {1L << 60, 2, 2, 0}, new long[] {9, 1, 1, 4})
                .score();

        assertThat(score.voi()).isZero();
        assertThat(score.adaptedRandError()).isZero();
        assertThat(score.randIndex()).isEqualTo(1);
        assertThat(score.voxels()).isEqualTo(3);
    }

    @Test
    void background_is_treated_as_asked() {
        int[] truth = {0, 0, 1, 1, 1, 1, 2, 2};
        int[] found = {1, 0, 1, 1, 0, 0, 0, 2};
        Partition partition = Partition.of(truth, found);

        assertThat(partition.score().voxels()).isEqualTo(6);
        assertThat(partition.background(Background.COUNTED).score().voxels()).isEqualTo(8);
        assertThat(partition.background(Background.EITHER_IGNORED).score().voi())
                .isZero();
        // Missed voxels: one segment of three that merges both objects, or three segments of one that merge none.
        assertThat(partition.score().adaptedRandPrecision()).isEqualTo(4.0 / 8);
        assertThat(partition.background(Background.FOUND_SINGLE).score().adaptedRandPrecision())
                .isEqualTo(1);
        assertThat(partition.background(Background.FOUND_SINGLE).score().voiMerge())
                .isZero();
        assertThat(partition.background(Background.FOUND_SINGLE).score().adaptedRandRecall())
                .isEqualTo(2.0 / 14);
    }

    @Test
    void without_a_voxel_that_counts_nothing_differs() {
        for (Background background : Background.values()) {
            PartitionScore score =
                    Partition.of(new int[0], new int[0]).background(background).score();
            assertThat(score.voxels()).isZero();
            assertThat(score.voi()).isZero();
            assertThat(score.adaptedRandError()).isZero();
            assertThat(score.randIndex()).isEqualTo(1);
        }
        assertThat(Partition.of(new int[4], new int[] {1, 1, 2, 2}).score().voxels())
                .isZero();
    }

    @Test
    void voxels_all_apart_in_the_truth_alone_give_zero_and_not_nan() {
        PartitionScore score =
                Partition.of(new int[] {1, 2, 3}, new int[] {1, 1, 1}).score();

        assertThat(score.adaptedRandRecall()).isZero();
        assertThat(score.adaptedRandPrecision()).isZero();
        assertThat(score.adaptedRandError()).isEqualTo(1);
    }

    @Test
    void counts_of_large_volumes_do_not_overflow() {
        int[] truth = new int[1 << 12];
        int[] found = new int[1 << 12];
        Arrays.fill(truth, 1);
        Arrays.fill(found, 0, 1 << 11, 1);
        Arrays.fill(found, 1 << 11, 1 << 12, 2);
        OverlapTable block = OverlapTable.of(truth, found);
        for (int i = 0; i < 30; i++) {
            block = new OverlapCounter().add(block).add(block).table();
        }
        PartitionScore score = Partition.of(block).score();

        assertThat(score.voxels()).isEqualTo(1L << 42);
        assertThat(score.voiSplit()).isEqualTo(1);
        assertThat(score.adaptedRandError()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(score.randIndex()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void different_lengths_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Partition.of(new int[2], new int[3]))
                .withMessageContaining("2 true and 3 found");
    }

    @Test
    void score_prints_itself_and_gives_json() {
        PartitionScore score = Partition.of(new int[] {1, 1}, new int[] {1, 2}).score();

        assertThat(score)
                .hasToString(
                        "VOI 1.0000 bits (split 1.0000, merge 0.0000), adapted Rand error 1.0000 (precision 0.0000, "
                                + "recall 0.0000), Rand index 0.0000; TRUTH_IGNORED");
        assertThat(score.toJson()).startsWith("{\"voi\":1.0,\"voi_split\":1.0,\"voi_merge\":0.0,\"arand\":1.0,");
    }
}
