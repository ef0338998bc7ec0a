package io.biapy.metrics.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.metrics.overlap.OverlapTable;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The boxes of {@link SyntheticVolume}, scored by the programs that others quote. */
class PartitionReferenceTest {
    private static final Offset<Double> TIGHT = within(1e-12);

    private final SyntheticVolume volume = new SyntheticVolume();
    private final Partition partition = Partition.of(volume.truth, volume.found);

    @Test
    void the_volume_is_the_one_that_was_scored() {
        assertThat(Arrays.stream(volume.truth).sum()).isEqualTo(21513);
        assertThat(Arrays.stream(volume.found).sum()).isEqualTo(139508);
        assertThat(partition.score().voxels()).isEqualTo(1286);
    }

    /** funlib.evaluate's rand_voi: voi_split, voi_merge, nid, nvi_split, nvi_merge, rand_merge and rand_split. */
    @Test
    void information_equals_funlib() {
        PartitionScore score = partition.score();

        assertThat(score.voiSplit()).isCloseTo(0.10533062051922792, TIGHT);
        assertThat(score.voiMerge()).isCloseTo(1.0270640837768439, TIGHT);
        assertThat(score.nid()).isCloseTo(0.27388543438605639, TIGHT);
        double joint = score.truthEntropy() + score.voiSplit();
        assertThat(score.voiSplit() / joint).isCloseTo(0.027320937903955133, TIGHT);
        assertThat(score.voiMerge() / joint).isCloseTo(0.26640262744039711, TIGHT);
        assertThat(score.foundEntropy() + score.voiMerge()).isCloseTo(joint, TIGHT);
        // funlib pairs each voxel with itself too, which changes large segments little.
        assertThat(score.adaptedRandPrecision()).isCloseTo(0.53524915469998324, within(0.002));
        assertThat(score.adaptedRandRecall()).isCloseTo(0.98360360741807096, within(0.002));
    }

    /** funlib.evaluate's voi_split_i and voi_merge_j. */
    @ParameterizedTest
    @CsvSource({
        "15, 0.049495100915691786",
        "18, 0.016841246381509245",
        "17, 0.012882455521232627",
        "1, 0.010905947131829741",
        "11, 0.01069568084843027",
        "2, 0.0045101897205340052"
    })
    void what_each_split_adds_equals_funlib(long id, double bits) {
        assertThat(partition.errors().splits()).hasSize(6).anySatisfy(split -> {
            assertThat(split.id()).isEqualTo(id);
            assertThat(split.bits()).isCloseTo(bits, TIGHT);
        });
    }

    @Test
    void what_each_merge_adds_equals_funlib_the_worst_first() {
        assertThat(partition.errors().merges().stream().mapToLong(SegmentError::id))
                .containsExactly(100L, 107L, 110L, 0L, 105L, 106L, 108L);
        assertThat(partition.errors().merges().stream()
                        .mapToDouble(SegmentError::bits)
                        .toArray())
                .containsExactly(
                        new double[] {
                            0.45861251111738294,
                            0.35893334702169666,
                            0.072059982188269311,
                            0.058073685371140077,
                            0.045300960861026543,
                            0.022043551201526124,
                            0.012040046015802275
                        },
                        TIGHT);
    }

    /** scikit-image 0.26: variation_of_information without and with ignored labels, adapted_rand_error. */
    @Test
    void scores_equal_scikit_image() {
        PartitionScore counted = partition.background(Background.COUNTED).score();
        PartitionScore score = partition.score();

        assertThat(counted.voiSplit()).isCloseTo(0.14966928554120223, TIGHT);
        assertThat(counted.voiMerge()).isCloseTo(0.5576528923594716, TIGHT);
        assertThat(score.adaptedRandError()).isCloseTo(0.3082277271142796, TIGHT);
        assertThat(score.adaptedRandRecall()).isCloseTo(0.9834912447111235, TIGHT);
        assertThat(score.adaptedRandPrecision()).isCloseTo(0.5335214264239957, TIGHT);
    }

    /** cremi_python's voi and adapted_rand on the truth after create_border_mask; tolerance -1 stands for no mask. */
    @ParameterizedTest
    @CsvSource({
        "-1, 1286, 0.10533062051922767, 1.0270640837768434, 0.3073258741306967, 0.5899272771780959",
        "0, 612, 0.040513051502403946, 0.8049812797364972, 0.1965889211165187, 0.4076945160146112",
        "1, 278, 0.023346133077960657, 0.3841131740861185, 0.06209046402499774, 0.15905765449396567",
        "1.5, 276, 0.023515307955337184, 0.3660895192022132, 0.061655731719913454, 0.15498829213850052",
        "2, 163, 0.0, 0.01690115032002128, 7.81036435349991e-05, 0.0011489305548754362"
    })
    void cremi_score_equals_the_challenge(
            double tolerance, long voxels, double split, double merge, double error, double score) {
        int[] truth = tolerance < 0
                ? volume.truth
                : BorderTolerance.of(4 * tolerance)
                        .voxelSize(40, 4, 4)
                        .mask(volume.truth, SyntheticVolume.Z, SyntheticVolume.Y, SyntheticVolume.X);
        Partition masked = Partition.of(OverlapTable.of(truth, volume.found));

        CremiScore cremi = masked.cremi();

        assertThat(masked.score().voxels()).isEqualTo(voxels);
        assertThat(cremi.voiSplit()).isCloseTo(split, TIGHT);
        assertThat(cremi.voiMerge()).isCloseTo(merge, TIGHT);
        assertThat(cremi.adaptedRandError()).isCloseTo(error, TIGHT);
        assertThat(cremi.score()).isCloseTo(score, within(1e-9));
    }
}
