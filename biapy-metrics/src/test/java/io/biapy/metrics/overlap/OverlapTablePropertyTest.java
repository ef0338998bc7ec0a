package io.biapy.metrics.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.metrics.RandomLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class OverlapTablePropertyTest {

    @Property(tries = 200)
    void table_equals_a_count_voxel_by_voxel(@ForAll long seed, @ForAll @IntRange(max = 3000) int voxels) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, voxels, 1 + random.nextInt(200));
        int[] found = RandomLabels.line(random, voxels, 1 + random.nextInt(200));
        Map<Long, Map<Long, Long>> naive = new TreeMap<>();
        for (int i = 0; i < voxels; i++) {
            naive.computeIfAbsent((long) truth[i], t -> new TreeMap<>()).merge((long) found[i], 1L, Long::sum);
        }

        OverlapTable table = OverlapTable.of(truth, found);

        Map<Long, Map<Long, Long>> rows = new TreeMap<>();
        List<long[]> order = new ArrayList<>();
        for (int p = 0; p < table.pairs(); p++) {
            rows.computeIfAbsent(table.truthId(p), t -> new TreeMap<>()).put(table.foundId(p), table.voxels(p));
            order.add(new long[] {table.truthId(p), table.foundId(p)});
            assertThat(table.overlap(table.truthId(p), table.foundId(p))).isEqualTo(table.voxels(p));
        }
        assertThat(rows).isEqualTo(naive);
        assertThat(order).isSortedAccordingTo(Arrays::compare);
    }

    @Property(tries = 100)
    void blocks_in_any_order_give_the_same_table(@ForAll long seed) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, 2000, 50);
        int[] found = RandomLabels.disturbed(random, truth, 50);
        List<int[]> blocks = new ArrayList<>();
        for (int from = 0; from < truth.length; ) {
            int to = Math.min(truth.length, from + 1 + random.nextInt(600));
            blocks.add(new int[] {from, to});
            from = to;
        }
        Collections.shuffle(blocks, random);
        OverlapCounter whole = new OverlapCounter();
        OverlapCounter merged = new OverlapCounter();
        for (int[] block : blocks) {
            whole.add(truth, found, block[0], block[1]);
            merged.add(
                    new OverlapCounter().add(truth, found, block[0], block[1]).table());
        }

        assertThat(whole.table()).isEqualTo(OverlapTable.of(truth, found)).hasSameHashCodeAs(merged.table());
        assertThat(merged.table()).isEqualTo(whole.table());
    }

    @Property(tries = 20)
    void threads_give_the_same_table(@ForAll long seed) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, 4000, 60);
        int[] found = RandomLabels.disturbed(random, truth, 60);

        OverlapTable parallel = IntStream.range(0, 8)
                .parallel()
                .mapToObj(k -> new OverlapCounter()
                        .add(truth, found, 500 * k, 500 * (k + 1))
                        .table())
                .collect(OverlapCounter::new, OverlapCounter::add, (a, b) -> a.add(b.table()))
                .table();

        assertThat(parallel).isEqualTo(OverlapTable.of(truth, found));
    }

    @Property(tries = 100)
    void wide_ids_overlap_as_their_narrow_twins(@ForAll long seed) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, 500, 30);
        int[] found = RandomLabels.line(random, 500, 30);
        long[] wideTruth = RandomLabels.wide(truth);
        long[] wideFound = RandomLabels.wide(found);

        OverlapTable narrow = OverlapTable.of(truth, found);
        OverlapTable wide = OverlapTable.of(wideTruth, wideFound);

        assertThat(wide.pairs()).isEqualTo(narrow.pairs());
        for (int i = 0; i < truth.length; i++) {
            assertThat(wide.overlap(wideTruth[i], wideFound[i])).isEqualTo(narrow.overlap(truth[i], found[i]));
        }
    }

    /** Blocks of ids close to 2^63, counted on several threads and added up in whatever tree the stream makes. */
    @Property(tries = 50)
    void a_parallel_stream_of_blocks_gives_the_same_table(@ForAll long seed) {
        Random random = new Random(seed);
        long[] truth = RandomLabels.wide(RandomLabels.line(random, 3000, 70));
        long[] found = RandomLabels.wide(RandomLabels.line(random, 3000, 70));

        OverlapTable table = IntStream.range(0, 30)
                .parallel()
                .collect(
                        OverlapCounter::new,
                        (counter, block) -> counter.add(truth, found, 100 * block, 100 * block + 100),
                        OverlapCounter::add)
                .table();

        assertThat(table).isEqualTo(OverlapTable.of(truth, found));
        assertThat(table.truthIds()[table.truthIds().length - 1]).isGreaterThan(Long.MAX_VALUE - (1L << 40));
    }

    @Property(tries = 200)
    void objects_that_are_not_kept_become_background(@ForAll long seed) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, 300, 12);
        int[] found = RandomLabels.disturbed(random, truth, 12);

        OverlapTable kept = OverlapTable.of(truth, found).keeping(id -> id % 3 == 1, id -> id > 4);

        assertThat(kept)
                .isEqualTo(OverlapTable.of(
                        Arrays.stream(truth).map(id -> id % 3 == 1 ? id : 0).toArray(),
                        Arrays.stream(found).map(id -> id > 4 ? id : 0).toArray()));
    }
}
