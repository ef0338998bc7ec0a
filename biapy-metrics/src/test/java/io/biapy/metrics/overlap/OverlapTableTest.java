package io.biapy.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OverlapTableTest {

    @Test
    void table_lists_every_pair_that_shares_voxels_sorted_and_with_background() {
        OverlapTable table = OverlapTable.of(new int[] {0, 7, 7, 7, 3}, new int[] {0, 2, 2, 0, 2});

        assertThat(table.pairs()).isEqualTo(4);
        assertThat(new long[] {table.truthId(0), table.foundId(0), table.voxels(0)})
                .containsExactly(0, 0, 1);
        assertThat(new long[] {table.truthId(1), table.foundId(1), table.voxels(1)})
                .containsExactly(3, 2, 1);
        assertThat(new long[] {table.truthId(2), table.foundId(2), table.voxels(2)})
                .containsExactly(7, 0, 1);
        assertThat(new long[] {table.truthId(3), table.foundId(3), table.voxels(3)})
                .containsExactly(7, 2, 2);
        assertThat(table.truthIds()).containsExactly(0, 3, 7);
        assertThat(table.truthSizes()).containsExactly(1, 1, 3);
        assertThat(table.foundSizes()).containsExactly(2, 3);
        assertThat(table.truths()).isEqualTo(2);
        assertThat(table.founds()).isEqualTo(1);
        assertThat(table.voxels()).isEqualTo(5);
        assertThat(table.overlap(7, 2)).isEqualTo(2);
        assertThat(table.overlap(3, 0)).isZero();
        assertThat(table.overlap(99, 2)).isZero();
        assertThat(table).hasToString("Overlaps of 2 true and 1 found objects: 4 pairs in 5 voxels");
    }

    @Test
    void table_of_nothing_is_empty() {
        OverlapTable table = OverlapTable.of(new int[0], new int[0]);

        assertThat(table.pairs()).isZero();
        assertThat(table.truths()).isZero();
        assertThat(table.overlap(0, 0)).isZero();
    }

    @Test
    void ids_may_use_all_63_bits() {
        long[] truth = {Long.MAX_VALUE, Long.MAX_VALUE, 1L << 40};
        OverlapTable table = OverlapTable.of(truth, new long[] {5, Long.MAX_VALUE - 1, 0});

        assertThat(table.truthIds()).containsExactly(1L << 40, Long.MAX_VALUE);
        assertThat(table.overlap(Long.MAX_VALUE, Long.MAX_VALUE - 1)).isEqualTo(1);
    }

    /** Neighbouring ids beyond 2^53 fall together as soon as anything rounds them to floating numbers. */
    @Test
    void neighbouring_ids_near_2_to_63_stay_apart() {
        int n = 5000;
        long[] truth = new long[n];
        long[] found = new long[n];
        for (int i = 0; i < n; i++) {
            truth[i] = Long.MAX_VALUE - i / 2;
            found[i] = Long.MAX_VALUE - n + i;
        }
        OverlapTable table = OverlapTable.of(truth, found);

        assertThat(table.pairs()).isEqualTo(n);
        assertThat(table.truths()).isEqualTo(n / 2);
        assertThat(table.truthSizes()).containsOnly(2);
        assertThat(table.overlap(Long.MAX_VALUE, Long.MAX_VALUE - n + 1)).isEqualTo(1);
        assertThat(table.overlap(Long.MAX_VALUE, Long.MAX_VALUE - n + 2)).isZero();
    }

    @Test
    void counts_pass_32_bits_when_tables_are_added() {
        OverlapTable table = OverlapTable.of(new int[] {1, 2}, new int[] {1, 1});
        for (int i = 0; i < 33; i++) {
            table = new OverlapCounter().add(table).add(table).table();
        }

        assertThat(table.overlap(2, 1)).isEqualTo(1L << 33);
        assertThat(table.voxels()).isEqualTo(1L << 34);
    }

    @Test
    void arrays_of_different_length_are_refused_with_both_lengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapTable.of(new int[4], new int[6]))
                .withMessageContaining("4 true and 6 found")
                .withMessageContaining("Crop or resample");
        assertThatIllegalArgumentException().isThrownBy(() -> OverlapTable.of(new long[4], new long[6]));
    }

    @Test
    void a_negative_id_is_refused_with_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapTable.of(new int[] {1, 1, 1}, new int[] {1, 0, -3}))
                .withMessageContaining("voxel 2 holds the found id -3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapTable.of(new long[] {1, -1}, new long[] {1, 1}))
                .withMessageContaining("voxel 1 holds the true id -1");
    }

    @Test
    void a_range_outside_the_arrays_is_refused() {
        OverlapCounter counter = new OverlapCounter();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.add(new int[4], new int[4], 2, 5))
                .withMessageContaining("the 4 voxels")
                .withMessageContaining("2 to 5");
        assertThatIllegalArgumentException().isThrownBy(() -> counter.add(new long[4], new long[4], -1, 2));
    }
}
