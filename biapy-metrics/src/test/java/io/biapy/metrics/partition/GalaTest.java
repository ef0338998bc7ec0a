package io.biapy.metrics.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real electron-microscopy segmentations with the scores that gala and scikit-image give them. */
class GalaTest {

    /** Adapted Rand: scikit-image 0.26, which calls "precision" what its own description, and this library, call recall. */
    @ParameterizedTest
    @CsvSource({
        "0, ws, 0.3659741088178131, 0.9685189366684024, 0.471266642485212",
        "1, seg1, 0.11213143279202553, 0.8312687735823905, 0.9527390847720264",
        "2, seg4, 0.12380124044756946, 0.8046508565847227, 0.9617122382795039"
    })
    void scores_equal_those_of_gala_and_scikit_image(
            int row, String name, double error, double precision, double recall) {
        Path folder = GoldenSuite.requireFolder("data.dir").resolve("gala-fib-em-vi");
        double[] expected = Npy.read(folder.resolve("vi-results.npy")).doubles();

        PartitionScore score =
                Partition.of(labels(folder, "gt"), labels(folder, name)).score();

        assertThat(score.voiMerge()).isCloseTo(expected[2 * row], within(1e-12));
        assertThat(score.voiSplit()).isCloseTo(expected[2 * row + 1], within(1e-12));
        assertThat(score.adaptedRandError()).isCloseTo(error, within(1e-12));
        assertThat(score.adaptedRandPrecision()).isCloseTo(precision, within(1e-12));
        assertThat(score.adaptedRandRecall()).isCloseTo(recall, within(1e-12));
    }

    /** scikit-image 0.26 with no label ignored. */
    @Test
    void counting_background_equals_scikit_image_without_ignored_labels() {
        Path folder = GoldenSuite.requireFolder("data.dir").resolve("gala-fib-em-vi");

        PartitionScore score = Partition.of(labels(folder, "gt"), labels(folder, "seg1"))
                .background(Background.COUNTED)
                .score();

        assertThat(score.voiSplit()).isCloseTo(0.72148705, within(1e-8));
        assertThat(score.voiMerge()).isCloseTo(0.75104214, within(1e-8));
        assertThat(score.adaptedRandError()).isCloseTo(0.21251266763798027, within(1e-12));
    }

    /** cremi_python on the truth as it is, and after its create_border_mask with 2.5 pixels. */
    @ParameterizedTest
    @CsvSource({
        "ws, 0.36596644681260815, 0.818871379236895, 0.3221596800230564, 0.6909120298985083",
        "seg1, 0.11212980665681771, 0.2739744318029029, 0.08633978921599739, 0.15292626927904165",
        "seg4, 0.12379948520472817, 0.2791011929869173, 0.09305734737635452, 0.15706348737500156"
    })
    void cremi_scores_equal_those_of_the_challenge(
            String name, double error, double score, double errorWithin, double scoreWithin) {
        Path folder = GoldenSuite.requireFolder("data.dir").resolve("gala-fib-em-vi");
        int[] truth = labels(folder, "gt");
        int[] found = labels(folder, name);

        CremiScore exact = Partition.of(truth, found).cremi();
        CremiScore tolerant = Partition.of(BorderTolerance.of(2.5).mask(truth, 50, 100, 200), found)
                .cremi();

        assertThat(exact.adaptedRandError()).isCloseTo(error, within(1e-12));
        assertThat(exact.score()).isCloseTo(score, within(1e-12));
        assertThat(tolerant.adaptedRandError()).isCloseTo(errorWithin, within(1e-12));
        assertThat(tolerant.score()).isCloseTo(scoreWithin, within(1e-12));
    }

    private static int[] labels(Path folder, String name) {
        try (HdfFile file = new HdfFile(folder.resolve("test-" + name + ".lzf.h5"))) {
            int[][][] volume = (int[][][]) file.getDatasetByPath("/stack").getData();
            return Arrays.stream(volume)
                    .flatMap(Arrays::stream)
                    .flatMapToInt(Arrays::stream)
                    .toArray();
        }
    }
}
