package io.biapy.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final NetworkGraph GRAPH = Architectures.unet()
            .featureMaps(2, 4)
            .normalization(Norm.BATCH)
            .head("F+C", 2)
            .build();

    @Test
    void weights_in_another_order_are_arranged_as_the_network_has_them() {
        List<Tensor> shuffled = new ArrayList<>(Initializer.weights(GRAPH, 1).tensors());
        Collections.reverse(shuffled);
        assertThat(Weights.of(shuffled).matching(GRAPH).keys())
                .containsExactlyElementsOf(
                        GRAPH.parameters().stream().map(ParameterSpec::key).toList());
    }

    @Test
    void missing_unexpected_and_misshapen_tensors_are_all_named() {
        List<Tensor> tensors = new ArrayList<>(Initializer.weights(GRAPH, 1).tensors());
        tensors.removeIf(t -> t.key().equals("heads.0.bias") || t.key().equals("heads.0.weight"));
        tensors.add(new Tensor("heads.0.weight", new int[] {3, 2, 1, 1}, new float[6]));
        tensors.add(new Tensor("module.heads.0.bias", new int[] {2}, new float[2]));
        assertThatThrownBy(() -> Weights.of(tensors).matching(GRAPH))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("1 missing (heads.0.bias [2])")
                .hasMessageContaining("1 unexpected (module.heads.0.bias)")
                .hasMessageContaining("1 of another shape (heads.0.weight [2, 2, 1, 1] but got [3, 2, 1, 1])");
    }

    @Test
    void a_long_list_of_missing_tensors_is_cut() {
        assertThatThrownBy(() -> Weights.of(List.of()).matching(GRAPH))
                .hasMessageContaining("; ...)")
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(600));
    }

    @Test
    void the_counter_of_batches_may_be_missing() {
        List<Tensor> tensors = new ArrayList<>(Initializer.weights(GRAPH, 1).tensors());
        tensors.removeIf(t -> t.key().endsWith("num_batches_tracked"));
        assertThat(Weights.of(tensors)
                        .matching(GRAPH)
                        .get("bottleneck.block.0.block.1.num_batches_tracked")
                        .data())
                .containsExactly(0);
    }

    @Test
    void a_key_twice_or_unknown_is_refused() {
        Tensor tensor = new Tensor("w", new int[] {1}, new float[1]);
        assertThatThrownBy(() -> Weights.of(List.of(tensor, tensor))).hasMessageContaining("w appears twice");
        assertThatThrownBy(() -> Weights.of(List.of(tensor)).get("v")).hasMessageContaining("no tensor called v");
    }

    @Test
    void a_tensor_whose_shape_does_not_hold_its_values_is_refused() {
        int[][] shapes = {{3}, {-2, -1}, {1 << 20, 1 << 20, 1 << 20, 1 << 4}, {0}, {}};
        for (int[] shape : shapes) {
            assertThatThrownBy(() -> new Tensor("w", shape, new float[2])).isInstanceOf(InputException.class);
        }
        assertThat(new Tensor("w", new int[] {0, 1 << 30, 1 << 30}, new float[0]).data())
                .isEmpty();
    }
}
