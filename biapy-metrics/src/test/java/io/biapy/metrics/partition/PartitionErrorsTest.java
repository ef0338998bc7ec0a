package io.biapy.metrics.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import io.biapy.metrics.partition.SegmentError.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartitionErrorsTest {
    private static final int[] TRUTH = {1, 1, 1, 1, 2, 2, 3, 3, 3, 0, 0};
    private static final int[] FOUND = {7, 7, 7, 8, 8, 8, 0, 0, 9, 5, 5};

    private final PartitionErrors errors = Partition.of(TRUTH, FOUND).errors();

    @Test
    void each_kind_of_error_is_told_with_its_voxels_and_bits() {
        double three = 3.0 / 9 * Math.log(3) / Math.log(2) - 2.0 / 9;
        double four = 4.0 / 9 * 2 - 3.0 / 9 * Math.log(3) / Math.log(2);
        SegmentError split = errors.splits().get(0);
        SegmentError other = errors.splits().get(1);
        SegmentError merge = errors.merges().get(0);
        SegmentError missed = errors.missed().get(0);
        SegmentError invented = errors.invented().get(0);

        assertThat(errors.splits()).hasSize(2);
        assertThat(split).isEqualTo(new SegmentError(Kind.SPLIT, 1, 4, 2, 1, split.bits()));
        assertThat(split.bits()).isCloseTo(four, within(1e-12));
        assertThat(other).isEqualTo(new SegmentError(Kind.SPLIT, 3, 3, 2, 1, other.bits()));
        assertThat(other.bits()).isCloseTo(three, within(1e-12));
        assertThat(errors.merges()).hasSize(1);
        assertThat(merge).isEqualTo(new SegmentError(Kind.MERGE, 8, 3, 2, 1, merge.bits()));
        assertThat(errors.missed()).hasSize(1);
        assertThat(missed).isEqualTo(new SegmentError(Kind.MISSED, 3, 3, 2, 2, missed.bits()));
        assertThat(errors.invented()).hasSize(1);
        assertThat(invented).isEqualTo(new SegmentError(Kind.INVENTED, 5, 2, 1, 2, 0));
        assertThat(errors)
                .hasToString("2 true objects split, 1 found segments merging, 1 missed, 1 invented; table(10) lists"
                        + " the worst");
    }

    @Test
    void parts_are_listed_the_largest_first() {
        assertThat(errors.partsOfTruth(1))
                .containsExactly(new PartitionErrors.Part(7, 3), new PartitionErrors.Part(8, 1));
        assertThat(errors.partsOfFound(8))
                .containsExactly(new PartitionErrors.Part(2, 2), new PartitionErrors.Part(1, 1));
        assertThat(errors.partsOfFound(99)).isEmpty();
    }

    @Test
    void table_holds_the_worst_of_each_kind() {
        assertThat(errors.table(1).toCsv().lines().map(line -> line.replaceAll(",[^,]*$", "")))
                .containsExactly(
                        "error,id,voxels,parts,wrong_voxels",
                        "split,1,4,2,1",
                        "merge,8,3,2,1",
                        "missed,3,3,2,2",
                        "invented,5,2,1,2");
        assertThat(errors.table(0).rows()).isEmpty();
    }

    @Test
    void a_perfect_and_an_empty_segmentation_have_no_errors() {
        for (int[] labels : List.of(TRUTH, new int[4], new int[0])) {
            PartitionErrors none = Partition.of(labels, labels).errors();
            assertThat(none.splits()).isEmpty();
            assertThat(none.merges()).isEmpty();
            assertThat(none.missed()).isEmpty();
            assertThat(none.invented()).isEmpty();
        }
    }

    @Property(tries = 300)
    void bits_add_up_to_the_variation_of_information_and_errors_are_those_by_definition(
            @ForAll long seed, @ForAll Background background, @ForAll @IntRange(max = 60) int voxels) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, voxels, 1 + random.nextInt(8));
        int[] found = RandomLabels.disturbed(random, truth, 1 + random.nextInt(8));
        Partition partition = Partition.of(truth, found).background(background);

        PartitionErrors all = partition.errors();

        assertThat(bits(all.splits())).isCloseTo(partition.score().voiSplit(), within(1e-12));
        assertThat(bits(all.merges())).isCloseTo(partition.score().voiMerge(), within(1e-12));
        assertThat(ids(all.missed())).containsExactlyInAnyOrder(mostlyOver(truth, found));
        assertThat(ids(all.invented())).containsExactlyInAnyOrder(mostlyOver(found, truth));
        for (SegmentError error : all.missed()) {
            assertThat(error.bits()).isFinite().isGreaterThanOrEqualTo(0);
        }
        assertThat(all.splits()).isSortedAccordingTo((a, b) -> Double.compare(b.bits(), a.bits()));
    }

    /** Objects of which more than half lies over the other's background. */
    private static Long[] mostlyOver(int[] labels, int[] other) {
        Map<Long, Integer> balance = new HashMap<>();
        IntStream.range(0, labels.length)
                .filter(i -> labels[i] != 0)
                .forEach(i -> balance.merge((long) labels[i], other[i] == 0 ? 1 : -1, Integer::sum));
        return balance.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .toArray(Long[]::new);
    }

    private static Long[] boxed(long... ids) {
        return Arrays.stream(ids).boxed().toArray(Long[]::new);
    }

    private static List<Long> ids(List<SegmentError> errors) {
        return List.of(boxed(errors.stream().mapToLong(SegmentError::id).toArray()));
    }

    private static double bits(List<SegmentError> errors) {
        return errors.stream().mapToDouble(SegmentError::bits).sum();
    }
}
