package io.biapy.core.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Cancellation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamedChannelTest {
    private static float value(SplittableRandom random, int kind) {
        return switch (kind) {
            case 0 -> random.nextInt(256);
            case 1 -> random.nextInt(2);
            case 2 -> (float) (random.nextDouble() * 2 - 1);
            case 3 -> 7;
            default -> (random.nextInt(3) - 1) * random.nextInt(70_000) * (random.nextBoolean() ? 1 : 1e-30f);
        };
    }

    @Test
    void statistics_are_to_the_bit_those_of_the_image_in_memory() {
        List<Normalization> all = List.of(
                Normalization.divide(),
                Normalization.scaleRange(),
                Normalization.zeroMeanUnitVariance(),
                Normalization.zeroMeanUnitVariance().clipPercentiles(1, 99.7),
                Normalization.scaleRange().clipBelowPercentile(30),
                Normalization.divide().clipAbove(0.5),
                Normalization.zeroMeanUnitVariance().clipPercentiles(5, 80).withTensorStatistics(),
                Normalization.zeroMeanUnitVariance().withMean(3).withDeviation(2),
                Normalization.zeroMeanUnitVariance().withMean(0.25));
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Extent extent = seed == 0
                    ? Extent.zyx(3, 700, 1100) // several blocks a slice
                    : Extent.zyx(1 + random.nextInt(4), 1 + random.nextInt(20), 1 + random.nextInt(20));
            int kind = random.nextInt(5);
            float[] values = new float[2 * extent.voxels()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(random, kind);
            }
            FloatImage image = FloatImage.of("image", extent, 2, values);
            for (Normalization normalization : all) {
                assertThat(normalization.measure(image, Cancellation.never()))
                        .as("seed %d, %s", seed, normalization)
                        .isEqualTo(normalization.measure(image));
            }
        }
    }

    @Test
    void a_value_that_is_no_number_is_told_with_its_place() {
        float[] values = new float[2 * 3 * 4 * 5];
        values[60 + 20 + 5 + 2] = Float.NaN;
        FloatImage image = FloatImage.of("odd", Extent.zyx(3, 4, 5), 2, values);
        assertThatThrownBy(() -> Normalization.divide().measure(image, Cancellation.never()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("(z 1, y 1, x 2) of channel 1 is NaN");
    }
}
