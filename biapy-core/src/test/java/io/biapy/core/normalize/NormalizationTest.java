package io.biapy.core.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import org.junit.jupiter.api.Test;

class NormalizationTest {
    private static FloatImage image(float... values) {
        return FloatImage.of("cells", Extent.yx(1, values.length), 1, values);
    }

    @Test
    void valueThatIsNoNumber_isRefusedWithItsPlace() {
        FloatImage image = FloatImage.of("cells", new Extent(1, 2, 2), 2, new float[] {1, 2, 3, 4, 5, 6, Float.NaN, 8});
        assertThatThrownBy(() -> Normalization.zeroMeanUnitVariance().apply(image))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cells")
                .hasMessageContaining("y 1, x 0")
                .hasMessageContaining("channel 1");
    }

    @Test
    void constantImage_becomesZeros() {
        assertThat(Normalization.zeroMeanUnitVariance().apply(image(7, 7, 7)).data())
                .containsExactly(0, 0, 0);
        assertThat(Normalization.scaleRange().apply(image(7, 7, 7)).data()).containsExactly(0, 0, 0);
    }

    @Test
    void meanAndDeviation_becomeZeroAndOne() {
        float[] got = Normalization.zeroMeanUnitVariance()
                .apply(image(3, 9, 4, 100, 42))
                .data();
        double sum = 0;
        double squares = 0;
        for (float v : got) {
            sum += v;
            squares += v * v;
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
        assertThat(squares / got.length).isCloseTo(1, within(1e-5));
    }

    @Test
    void unknownNames_areRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Normalization.parse("zscore"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("scale_range");
        assertThatThrownBy(() -> Normalization.parse("div colour=3"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lower");
    }
}
