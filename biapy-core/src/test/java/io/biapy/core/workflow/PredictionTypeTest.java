package io.biapy.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.OutputChannel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionTypeTest {
    private record Channel(String code, Activation activation) implements OutputChannel {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public Loss loss() {
            return Loss.BCE;
        }
    }

    /** The value of a half from its bits, by the definition of binary16. */
    private static double half(int bits) {
        int exponent = bits >>> 10 & 31;
        int fraction = bits & 1023;
        double size = exponent == 0 ? fraction * 0x1p-24 : (1024 + fraction) * Math.scalb(1.0, exponent - 25);
        return (bits & 0x8000) == 0 ? size : -size;
    }

    /** Among neighbours the nearer one, of two as near the one of even bits. */
    private static float nearestHalf(float value) {
        int low = 0;
        int high = 0x7BFF;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (half(middle) <= Math.abs((double) value)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double under = Math.abs((double) value) - half(low);
        double over = half(high) - Math.abs((double) value);
        int bits = under < over || (under == over && low % 2 == 0) ? low : high;
        return Math.copySign((float) half(bits), value);
    }

    @Test
    void float16_takes_the_nearest_half_of_any_value_and_keeps_what_is_one() {
        Random random = new Random(1);
        float[] values = new float[20_000];
        for (int i = 0; i < values.length; i++) {
            float size = Math.scalb(random.nextFloat(), random.nextInt(44) - 28);
            values[i] = i % 3 == 0 ? -size : i % 7 == 0 ? (float) half(random.nextInt(0x7C00)) : size;
            if (i % 11 == 0) { // between two
                int bits = random.nextInt(0x7BFF);
                values[i] = (float) ((half(bits) + half(bits + 1)) / 2);
            }
        }
        float[] rounded = values.clone();
        PredictionType.FLOAT16.round(rounded);
        for (int i = 0; i < values.length; i++) {
            assertThat(rounded[i]).as("%s", values[i]).isEqualTo(nearestHalf(values[i]));
        }
        float[] again = rounded.clone();
        PredictionType.FLOAT16.round(again);
        assertThat(again).isEqualTo(rounded);
    }

    @Test
    void float16_keeps_what_is_no_number_and_refuses_what_is_too_large() {
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 65519, 0, -0f};
        float[] rounded = odd.clone();
        PredictionType.FLOAT16.round(rounded);
        assertThat(rounded).containsExactly(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 65504, 0, -0f);
        assertThatThrownBy(() -> PredictionType.FLOAT16.round(new float[] {1, 65520}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("65520")
                .hasMessageContaining("float32");
    }

    @Test
    void uint8_takes_the_nearest_step_and_its_numbers_give_the_values_back() {
        Random random = new Random(2);
        float[] values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        values[0] = 1.00001f;
        values[1] = -0.00001f;
        float[] rounded = values.clone();
        PredictionType.UINT8.round(rounded);
        float[] numbers = PredictionType.UINT8.numbers(rounded);
        for (int i = 0; i < values.length; i++) {
            assertThat(numbers[i])
                    .isBetween(0f, 255f)
                    .isEqualTo(Math.round(255.0 * Math.min(1, Math.max(0, values[i]))));
            assertThat((float) (numbers[i] * PredictionType.UINT8.scale())).isEqualTo(rounded[i]);
        }
        assertThat(rounded[0]).isEqualTo(1);
        assertThat(rounded[1]).isEqualTo(0);
        for (float bad : new float[] {Float.NaN, 1.01f, -1}) {
            assertThatThrownBy(() -> PredictionType.UINT8.round(new float[] {0.5f, bad}))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("uint8");
        }
    }

    @Test
    void uint8_is_for_probabilities_and_the_others_for_all_channels() {
        List<Channel> good = List.of(new Channel("F", Activation.SIGMOID), new Channel("Db", Activation.SOFTMAX));
        PredictionType.UINT8.requireFit(good);
        for (Activation other : new Activation[] {Activation.LINEAR, Activation.TANH}) {
            List<Channel> bad = List.of(good.get(0), new Channel("D", other));
            PredictionType.FLOAT16.requireFit(bad);
            assertThatThrownBy(() -> PredictionType.UINT8.requireFit(bad))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("channel D")
                    .hasMessageContaining("float16");
        }
    }
}
