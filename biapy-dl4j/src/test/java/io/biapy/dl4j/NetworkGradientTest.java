package io.biapy.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Nonlinearity;
import io.biapy.core.network.Norm;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.UnetBuilder;
import io.biapy.core.network.Upsampling;
import io.biapy.core.network.Weights;
import io.biapy.core.run.Workers;
import io.biapy.core.target.LossValue;
import io.biapy.dl4j.graph.CompiledGraph;
import io.biapy.dl4j.graph.GraphCompiler;
import io.biapy.dl4j.layer.Execution;
import io.biapy.dl4j.layer.Floats;
import io.biapy.dl4j.reference.NaiveNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole small networks against a double reference: output, and gradients by central differences. */
class NetworkGradientTest {
    static Stream<NetworkGraph> networks() {
        return Stream.of(
                small().dimensions(2).build(),
                small().dimensions(2)
                        .normalization(Norm.BATCH)
                        .activation(Nonlinearity.SILU)
                        .build(),
                small().dimensions(2)
                        .normalization(Norm.GROUP)
                        .activation(Nonlinearity.GELU)
                        .build(),
                small().dimensions(2).normalization(Norm.LAYER).build(),
                small().dimensions(2)
                        .normalization(Norm.NONE)
                        .activation(Nonlinearity.TANH)
                        .build(),
                small().dimensions(2)
                        .upsampling(Upsampling.INTERPOLATION)
                        .head("B", 2)
                        .build(),
                small().dimensions(3).build(),
                small().dimensions(3)
                        .normalization(Norm.BATCH)
                        .isotropy(false, true, true)
                        .downsamplingZ(1, 2)
                        .build(),
                small().dimensions(3).upsampling(Upsampling.INTERPOLATION).build());
    }

    private static UnetBuilder small() {
        return Architectures.unet().featureMaps(2, 3, 4).head("F", 1);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void output_and_gradients_equal_the_reference(NetworkGraph graph) {
        Random random = new Random(2);
        Weights weights = GoldenNetwork.weights(graph);
        int n = 2;
        Extent extent = graph.dimensions() == 2 ? Extent.yx(8, 12) : Extent.zyx(4, 8, 4);
        double[] x = random.doubles(n * extent.voxels()).map(v -> (float) v).toArray();
        int outputs = n * graph.outputChannels() * extent.voxels();
        double[] towards = random.doubles(outputs).map(v -> (float) (v - 0.5)).toArray();
        NaiveNetwork reference = new NaiveNetwork(graph, weights);
        double[] expected = reference.output(x, n, extent);
        try (Workers workers = Workers.of(2);
                CompiledGraph compiled = GraphCompiler.compile(graph, new Execution(workers, 1))) {
            compiled.setWeights(weights);
            double[] output = new double[outputs];
            float[] inputGradient = compiled.passWithInputGradient(tensor(x, n, graph, extent), (out, gradient) -> {
                for (int i = 0; i < outputs; i++) {
                    output[i] = Floats.of(out).get(i);
                    Floats.of(gradient).put(i, (float) towards[i]);
                }
                return new LossValue(0, new double[0]);
            });
            for (int i = 0; i < outputs; i++) {
                assertThat(Math.abs(output[i] - expected[i])).as("output %d", i).isLessThan(2e-4);
            }
            for (int t = 0; t < 40; t++) {
                int i = random.nextInt(x.length);
                compare("input " + i, x, i, inputGradient[i], reference, x, n, extent, towards);
            }
            List<Tensor> gradients = compiled.weightMap().split("g", compiled.gradients());
            for (Tensor gradient : gradients) {
                double[] values = reference.parameter(gradient.key().substring(2));
                for (int t = 0; t < 3; t++) {
                    int i = random.nextInt(values.length);
                    compare(gradient.key() + " " + i, values, i, gradient.data()[i], reference, x, n, extent, towards);
                }
            }
        }
    }

    private static void compare(
            String what,
            double[] values,
            int i,
            double found,
            NaiveNetwork reference,
            double[] x,
            int n,
            Extent extent,
            double[] towards) {
        double step = 1e-6;
        double old = values[i];
        values[i] = old + step;
        double up = dot(reference.output(x, n, extent), towards);
        values[i] = old - step;
        double down = dot(reference.output(x, n, extent), towards);
        values[i] = old;
        double expected = (up - down) / (2 * step);
        assertThat(Math.abs(found - expected))
                .as("gradient of %s: found %s, expected %s", what, found, expected)
                .isLessThan(2e-3 * Math.max(1, Math.abs(expected)));
    }

    private static double dot(double[] a, double[] b) {
        double s = 0;
        for (int i = 0; i < a.length; i++) {
            s += a[i] * b[i];
        }
        return s;
    }

    private static INDArray tensor(double[] values, int n, NetworkGraph graph, Extent e) {
        INDArray a = graph.dimensions() == 2
                ? Floats.allocate(n, graph.inputChannels(), e.y(), e.x())
                : Floats.allocate(n, graph.inputChannels(), e.z(), e.y(), e.x());
        for (int i = 0; i < values.length; i++) {
            Floats.of(a).put(i, (float) values[i]);
        }
        return a;
    }

    @Test
    void weights_come_out_as_they_went_in() {
        NetworkGraph graph = small().dimensions(3).normalization(Norm.BATCH).build();
        Weights weights = GoldenNetwork.weights(graph);
        List<String> keys = weights.tensors().stream().map(Tensor::key).toList();
        try (Workers workers = Workers.of(1);
                CompiledGraph compiled = GraphCompiler.compile(graph, new Execution(workers, 1))) {
            compiled.setWeights(weights);
            Weights back = compiled.weights(keys);
            assertThat(back.tensors().stream().map(Tensor::key)).isEqualTo(keys);
            for (Tensor tensor : weights.tensors()) {
                assertThat(back.get(tensor.key()).shape()).isEqualTo(tensor.shape());
                assertThat(Arrays.equals(back.get(tensor.key()).data(), tensor.data()))
                        .as(tensor.key())
                        .isTrue();
            }
        }
    }
}
