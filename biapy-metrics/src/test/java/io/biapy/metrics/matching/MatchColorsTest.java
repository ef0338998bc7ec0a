package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatchColorsTest {
    private final int[] truth = {1, 1, 1, 0, 2, 2, 2, 0, 0};
    private final int[] found = {5, 5, 0, 5, 6, 0, 0, 6, 0};

    @Test
    void missed_objects_are_red_matched_ones_green_and_false_positives_blue() {
        ImageScore score = Matching.of(truth, found).at(0.5);

        byte[] rgb = MatchColors.rgb(truth, found, score);

        StringBuilder colors = new StringBuilder();
        for (int i = 0; i < truth.length; i++) {
            boolean[] on = {rgb[3 * i] != 0, rgb[3 * i + 1] != 0, rgb[3 * i + 2] != 0};
            colors.append(on[0] ? "r" : on[1] ? "g" : on[2] ? "b" : ".");
        }
        assertThat(colors).hasToString("gg.grrrb.");
        assertThat(rgb).containsOnly((byte) 0, (byte) 255);
    }

    @Test
    void ids_of_64_bits_are_painted_alike() {
        ImageScore score = Matching.of(truth, found).at(0.5);
        long[] wideTruth = Arrays.stream(truth).asLongStream().toArray();
        long[] wideFound = Arrays.stream(found).asLongStream().toArray();

        assertThat(MatchColors.rgb(wideTruth, wideFound, score)).isEqualTo(MatchColors.rgb(truth, found, score));
    }

    @Test
    void labels_of_different_length_are_refused() {
        ImageScore score = Matching.of(truth, found).at(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatchColors.rgb(truth, new int[3], score))
                .withMessageContaining("9 true and 3 found");
    }
}
