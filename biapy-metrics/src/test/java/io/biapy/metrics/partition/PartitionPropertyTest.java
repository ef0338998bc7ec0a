package io.biapy.metrics.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.RandomLabels;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every score against its definition, taken literally: pairs of voxels one by one, probabilities voxel by voxel. */
class PartitionPropertyTest {

    @Property(tries = 300)
    void scores_equal_their_definitions(
            @ForAll long seed, @ForAll Background background, @ForAll @IntRange(max = 60) int voxels) {
        Random random = new Random(seed);
        int[] truth = RandomLabels.line(random, voxels, 1 + random.nextInt(8));
        int[] found = RandomLabels.line(random, voxels, 1 + random.nextInt(8));

        PartitionScore score = Partition.of(truth, found).background(background).score();

        int[] singles = truth.clone();
        int[] others = found.clone();
        int kept = 0;
        for (int i = 0; i < voxels; i++) {
            boolean out = (truth[i] == 0 && background != Background.COUNTED)
                    || (found[i] == 0 && background == Background.EITHER_IGNORED);
            if (!out) {
                singles[kept] = truth[i];
                others[kept] = found[i] == 0 && background == Background.FOUND_SINGLE ? 1000 + i : found[i];
                kept++;
            }
        }
        assertThat(score.voxels()).isEqualTo(kept);
        assertPairs(score, singles, others, kept);
        assertThat(score.voiSplit()).isCloseTo(conditionalEntropy(others, singles, kept), within(1e-12));
        assertThat(score.voiMerge()).isCloseTo(conditionalEntropy(singles, others, kept), within(1e-12));
        assertInformation(score, singles, others, kept);
    }

    private static void assertInformation(PartitionScore score, int[] truth, int[] found, int n) {
        double inTruth = entropy(counts(truth, n), n);
        double inFound = entropy(counts(found, n), n);
        double shared = inTruth - conditionalEntropy(truth, found, n);
        assertThat(score.truthEntropy()).isCloseTo(inTruth, within(1e-12));
        assertThat(score.foundEntropy()).isCloseTo(inFound, within(1e-12));
        double most = Math.max(inTruth, inFound);
        assertThat(score.nid()).isCloseTo(most < 1e-12 ? 0 : 1 - shared / most, within(1e-9));
    }

    private static Map<Integer, Integer> counts(int[] labels, int n) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < n; i++) {
            counts.merge(labels[i], 1, Integer::sum);
        }
        return counts;
    }

    private static void assertPairs(PartitionScore score, int[] truth, int[] found, int n) {
        double both = 0;
        double inTruth = 0;
        double inFound = 0;
        double agreed = 0;
        double all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                boolean t = truth[i] == truth[j];
                boolean f = found[i] == found[j];
                both += t && f ? 1 : 0;
                inTruth += t ? 1 : 0;
                inFound += f ? 1 : 0;
                agreed += t == f ? 1 : 0;
                all++;
            }
        }
        if (inTruth > 0 && inFound > 0) {
            double precision = both / inFound;
            double recall = both / inTruth;
            double f = both == 0 ? 0 : 2 * precision * recall / (precision + recall);
            assertThat(score.adaptedRandPrecision()).isCloseTo(precision, within(1e-12));
            assertThat(score.adaptedRandRecall()).isCloseTo(recall, within(1e-12));
            assertThat(score.adaptedRandError()).isCloseTo(1 - f, within(1e-12));
        } else {
            assertThat(score.adaptedRandError()).isEqualTo(inTruth + inFound == 0 ? 0 : 1);
        }
        assertThat(score.randIndex()).isCloseTo(all == 0 ? 1 : agreed / all, within(1e-12));
    }

    /** H(x | y) = H(x, y) - H(y) in bits. */
    private static double conditionalEntropy(int[] x, int[] y, int n) {
        Map<Long, Integer> joint = new HashMap<>();
        Map<Integer, Integer> marginal = new HashMap<>();
        for (int i = 0; i < n; i++) {
            joint.merge(((long) x[i] << 32) | y[i], 1, Integer::sum);
            marginal.merge(y[i], 1, Integer::sum);
        }
        return entropy(joint, n) - entropy(marginal, n);
    }

    private static double entropy(Map<?, Integer> counts, int n) {
        return counts.values().stream()
                .mapToDouble(c -> -(double) c / n * Math.log((double) c / n) / Math.log(2))
                .sum();
    }
}
