package io.biapy.dl4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FloatsTest {
    private static INDArray counting(long... shape) {
        INDArray a = Floats.allocate(shape);
        FloatBuffer all = Floats.of(a);
        for (int i = 0; i < all.limit(); i++) {
            all.put(i, i);
        }
        return a;
    }

    @Test
    void the_buffer_of_an_array_is_the_array() {
        INDArray a = counting(2, 3, 4);
        assertThat(a.getFloat(1, 2, 3)).isEqualTo(23);
        assertThat(Floats.of(a).limit()).isEqualTo(24);
        assertThat(Floats.of(a).isDirect()).isTrue();
    }

    @Test
    void the_buffer_of_a_part_starts_at_the_part() {
        INDArray flat = counting(1, 40);
        INDArray part = flat.reshape(40).get(NDArrayIndex.interval(10, 30));
        INDArray inner = part.get(NDArrayIndex.interval(5, 11)).reshape('c', 2, 3);
        assertThat(Floats.of(part).get(0)).isEqualTo(10);
        assertThat(Floats.of(part).limit()).isEqualTo(20);
        assertThat(Floats.of(inner).get(0)).isEqualTo(15);
        Floats.of(inner).put(1, -1);
        assertThat(flat.getFloat(0, 16)).isEqualTo(-1);
    }

    @Test
    void contiguous_copies_what_is_not_in_c_order() {
        INDArray a = counting(2, 3);
        assertThat(Floats.contiguous(a)).isSameAs(a);
        INDArray turned = a.permute(1, 0);
        assertThat(Floats.of(Floats.contiguous(turned)).get(1)).isEqualTo(3);
    }

    @Test
    void an_array_beyond_the_limit_of_buffers_is_refused_in_words() {
        assertThatThrownBy(() -> Floats.checkLength(1L << 29))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("smaller patches");
    }
}
