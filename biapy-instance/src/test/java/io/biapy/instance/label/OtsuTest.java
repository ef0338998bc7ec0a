package io.biapy.instance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OtsuTest {
    @Test
    void constant_values_are_their_own_threshold() {
        assertThat(Otsu.threshold(new float[] {0.25f, 0.25f})).isEqualTo(0.25f);
    }

    @Test
    void two_values_are_separated_at_the_first_bin_centre() {
        float threshold = Otsu.threshold(new float[] {0, 0, 0, 1, 1});
        assertThat(threshold).isEqualTo(1f / 512);
    }

    @Test
    void splits_within_one_bin_of_the_largest_between_class_variance() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 50; trial++) {
            float[] values = new float[400];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextDouble() * random.nextDouble() * 7 - 2);
            }
            float found = Otsu.threshold(values);
            double best = 0;
            for (float candidate : values) {
                best = Math.max(best, betweenClassVariance(values, candidate));
            }
            assertThat(betweenClassVariance(values, found))
                    .as("trial " + trial)
                    .isCloseTo(best, Offset.offset(best * 0.01));
        }
    }

    @Test
    void a_range_sees_its_own_values_only() {
        float[] values = {100, 0, 0, 1, 1, -100};
        assertThat(Otsu.threshold(values, 1, 5)).isEqualTo(Otsu.threshold(new float[] {0, 0, 1, 1}));
    }

    @Test
    void nan_and_nothing_are_refused() {
        assertThatThrownBy(() -> Otsu.threshold(new float[] {0, Float.NaN}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("NaN at index 1");
        assertThatThrownBy(() -> Otsu.threshold(new float[0])).isInstanceOf(InputException.class);
    }

    private static double betweenClassVariance(float[] values, float threshold) {
        double below = 0;
        double above = 0;
        double sumBelow = 0;
        double sumAbove = 0;
        for (float v : values) {
            if (v > threshold) {
                above++;
                sumAbove += v;
            } else {
                below++;
                sumBelow += v;
            }
        }
        if (below == 0 || above == 0) {
            return 0;
        }
        double apart = sumBelow / below - sumAbove / above;
        return below * above * apart * apart;
    }
}
