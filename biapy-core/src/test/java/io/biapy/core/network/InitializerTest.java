package io.biapy.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InitializerTest {
    private static final NetworkGraph GRAPH = Architectures.unet()
            .dimensions(3)
            .featureMaps(8, 16)
            .normalization(Norm.BATCH)
            .build();

    @Test
    void the_same_seed_gives_the_same_bits_and_another_seed_others() {
        Weights once = Initializer.weights(GRAPH, 42);
        Weights again = Initializer.weights(GRAPH, 42);
        Weights other = Initializer.weights(GRAPH, 43);
        for (Tensor tensor : once.tensors()) {
            assertThat(again.get(tensor.key()).data()).as(tensor.key()).containsExactly(tensor.data());
        }
        assertThat(other.get("heads.0.weight").data())
                .isNotEqualTo(once.get("heads.0.weight").data());
    }

    @Test
    void a_tensor_does_not_depend_on_what_else_is_in_the_network() {
        NetworkGraph deeper = Architectures.unet()
                .dimensions(3)
                .featureMaps(8, 16, 4)
                .normalization(Norm.NONE)
                .build();
        String key = "down_path.0.block.0.block.0.weight";
        assertThat(Initializer.weights(deeper, 9).get(key).data())
                .containsExactly(Initializer.weights(GRAPH, 9).get(key).data());
    }

    @Test
    void convolutions_are_xavier_uniform_with_bias_zero() {
        float[] weight = Initializer.weights(GRAPH, 1)
                .get("bottleneck.block.1.block.0.weight")
                .data();
        double bound = Math.sqrt(6.0 / ((16 + 16) * 27));
        assertThat(weight).hasSize(16 * 16 * 27);
        assertUniform(weight, bound);
        assertThat(Initializer.weights(GRAPH, 1)
                        .get("bottleneck.block.1.block.0.bias")
                        .data())
                .containsOnly(0);
    }

    @Test
    void transposed_convolutions_keep_pytorchs_default_for_weight_and_bias() {
        Weights weights = Initializer.weights(GRAPH, 1);
        double bound = 1 / Math.sqrt(8 * 8); // second axis of the weight times kernel
        assertUniform(weights.get("up_paths.0.0.up.0.weight").data(), bound);
        assertThat(largest(weights.get("up_paths.0.0.up.0.bias").data())).isBetween(0.5 * bound, bound);
        assertThat(weights.get("up_paths.0.0.up.0.bias").data()).doesNotHaveDuplicates();
    }

    @Test
    void norms_start_as_the_identity() {
        Weights weights = Initializer.weights(GRAPH, 1);
        String norm = "bottleneck.block.0.block.1";
        assertThat(weights.get(norm + ".weight").data()).containsOnly(1);
        assertThat(weights.get(norm + ".bias").data()).containsOnly(0);
        assertThat(weights.get(norm + ".running_mean").data()).containsOnly(0);
        assertThat(weights.get(norm + ".running_var").data()).containsOnly(1);
        assertThat(weights.get(norm + ".num_batches_tracked").data()).containsExactly(0);
    }

    /** Within the bound, reaching near it, and with a uniform distribution's mean and variance up to five standard errors. */
    private static void assertUniform(float[] values, double bound) {
        double mean = 0;
        double square = 0;
        for (float value : values) {
            mean += value / bound / values.length;
            square += (value / bound) * (value / bound) / values.length;
        }
        assertThat(largest(values)).isBetween(0.99 * bound, bound);
        assertThat(mean).isCloseTo(0, within(5 * Math.sqrt(1.0 / 3 / values.length)));
        assertThat(square).isCloseTo(1.0 / 3, within(5 * Math.sqrt(4.0 / 45 / values.length)));
    }

    private static double largest(float[] values) {
        double most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
