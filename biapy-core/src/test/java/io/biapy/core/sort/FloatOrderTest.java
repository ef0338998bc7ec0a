package io.biapy.core.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloatOrderTest {
    @Test
    void floats_fall_and_equal_ones_keep_their_order() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 500; round++) {
            int count = random.nextInt(200);
            int levels = random.nextInt(1, 50);
            boolean any = random.nextBoolean();
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = any
                        ? Float.intBitsToFloat(random.nextInt() & 0xBF7F_FFFF)
                        : (random.nextInt(levels) - levels / 2) / 7f;
            }
            assertThat(order(values))
                    .isEqualTo(IntStream.range(0, count)
                            .boxed()
                            .sorted(Comparator.comparing(i -> -(values[i] + 0f) + 0f))
                            .mapToInt(i -> i)
                            .toArray());
        }
    }

    @Test
    void zeros_of_both_signs_are_equal_and_infinities_stand_at_the_ends() {
        assertThat(order(new float[] {Float.NEGATIVE_INFINITY, 0f, -0f, Float.POSITIVE_INFINITY, 0f, -1f, 1f}))
                .containsExactly(3, 6, 1, 2, 4, 5, 0);
    }

    @Test
    void entries_behind_the_count_stay() {
        int[] keys = {3, 1, 2, 0};
        int[] values = {30, 10, 20, 99};
        FloatOrder.sort(keys, values, 3);
        assertThat(values).containsExactly(10, 20, 30, 99);
        assertThat(keys).containsExactly(1, 2, 3, 0);
        assertThatThrownBy(() -> FloatOrder.sort(keys, new int[2], 3)).isInstanceOf(InputException.class);
    }

    private static int[] order(float[] values) {
        int[] keys = new int[values.length];
        int[] order = new int[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = FloatOrder.falling(values[i]);
            order[i] = i;
        }
        FloatOrder.sort(keys, order, keys.length);
        return order;
    }
}
