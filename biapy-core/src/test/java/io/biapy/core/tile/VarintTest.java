package io.biapy.core.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VarintTest {
    @Test
    void numbers_of_any_size_are_read_as_they_were_written_and_take_the_length_that_is_told() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] bytes = new byte[3 + Varint.LONGEST];
        for (int k = 0; k < 100_000; k++) {
            long number = k < 130 ? k : random.nextLong() >>> random.nextInt(64);
            int next = Varint.put(bytes, 3, number);
            assertThat(next - 3).isEqualTo(Varint.length(number)).isBetween(1, Varint.LONGEST);
            assertThat(Varint.get(bytes, 3)).isEqualTo(number);
        }
    }

    @Test
    void a_byte_holds_seven_bits() {
        assertThat(Varint.length(0)).isEqualTo(1);
        assertThat(Varint.length(127)).isEqualTo(1);
        assertThat(Varint.length(128)).isEqualTo(2);
        assertThat(Varint.length(Long.MAX_VALUE)).isEqualTo(9);
        assertThat(Varint.length(-1)).isEqualTo(10);
    }
}
