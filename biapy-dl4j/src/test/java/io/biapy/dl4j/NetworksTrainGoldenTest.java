package io.biapy.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.run.Workers;
import io.biapy.core.target.BatchShape;
import io.biapy.core.target.ChannelObjective;
import io.biapy.core.target.LossValue;
import io.biapy.core.target.Objective;
import io.biapy.dl4j.graph.CompiledGraph;
import io.biapy.dl4j.graph.GraphCompiler;
import io.biapy.dl4j.layer.Execution;
import io.biapy.dl4j.layer.Floats;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One training pass of BiaPy's networks with its loss: output, loss, gradients, running statistics. */
class NetworksTrainGoldenTest {
    private static final Objective OBJECTIVE =
            ChannelObjective.of(List.of(new BinaryChannel("F"), new BinaryChannel("C")));

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on(
                        "networks_train",
                        "build_model, training-mode forward, instance_segmentation_loss on F and C, backward",
                        this::pass)
                .tests("networks_train");
    }

    private void pass(GoldenCase golden) {
        GoldenNetwork network = GoldenNetwork.of(golden);
        NetworkGraph graph = network.graph();
        try (Workers workers = Workers.of(2);
                CompiledGraph compiled = GraphCompiler.compile(graph, new Execution(workers, 1))) {
            compiled.setWeights(network.weights());
            if (golden.raises()) {
                passes(compiled, graph);
                return;
            }
            Npy input = golden.inputArray("input");
            FloatBuffer target = FloatBuffer.wrap(golden.inputArray("target").floats());
            int n = input.shape()[0];
            Extent extent = GoldenNetwork.extent(input);
            BatchShape shape = new BatchShape(n, graph.outputChannels(), extent);
            float[] output = new float[shape.values()];
            LossValue[] loss = new LossValue[1];
            INDArray tensor = tensor(input.floats(), n, graph, extent);
            float[] inputGradient = compiled.passWithInputGradient(tensor, (out, gradient) -> {
                Floats.of(out).get(output);
                loss[0] = OBJECTIVE.evaluate(Floats.of(out), target, shape, Floats.of(gradient));
                return loss[0];
            });
            compiled.commitStatistics();
            close(golden, "output", output, golden.outputArray("output").floats());
            close(
                    golden,
                    "input_gradient",
                    inputGradient,
                    golden.outputArray("input_gradient").floats());
            double expectedLoss = golden.output("loss").path("value").asDouble();
            assertThat(loss[0].total()).isCloseTo(expectedLoss, within(golden, "loss", expectedLoss));
            gradients(golden, compiled);
            statistics(golden, compiled, graph);
        }
    }

    private static void gradients(GoldenCase golden, CompiledGraph compiled) {
        Weights found = Weights.of(compiled.weightMap().split("g", compiled.gradients()));
        List<Map<String, String>> rows = golden.table(golden.output("gradients"));
        assertThat(rows).hasSameSizeAs(found.tensors());
        for (Map<String, String> row : rows) {
            float[] g = found.get("g/" + row.get("parameter")).data();
            double sum = 0;
            double squares = 0;
            for (float v : g) {
                sum += v;
                squares += (double) v * v;
            }
            double norm = Double.parseDouble(row.get("gradient_l2_norm"));
            assertThat(Math.sqrt(squares))
                    .as("norm of %s", row.get("parameter"))
                    .isCloseTo(norm, within(golden, "gradients", norm));
            // a sum of values of either sign: held to the size of the values
            assertThat(sum)
                    .as("sum of %s", row.get("parameter"))
                    .isCloseTo(
                            Double.parseDouble(row.get("gradient_sum")),
                            within(golden, "gradients", norm * Math.sqrt(g.length)));
        }
    }

    private static void statistics(GoldenCase golden, CompiledGraph compiled, NetworkGraph graph) {
        if (!golden.output("buffers_after").has("file")) {
            return;
        }
        Weights after =
                compiled.weights(graph.parameters().stream().map(p -> p.key()).toList());
        for (Map<String, String> row : golden.table(golden.output("buffers_after"))) {
            Tensor tensor = after.get(row.get("buffer"));
            double sum = 0;
            for (float v : tensor.data()) {
                sum += v;
            }
            double expected = Double.parseDouble(row.get("sum"));
            assertThat(sum).as(tensor.key()).isCloseTo(expected, within(golden, "buffers_after", expected));
        }
    }

    /** Relative, down to gradients that are rounding errors of zero (a bias in front of a normalisation). */
    private static org.assertj.core.data.Offset<Double> within(GoldenCase golden, String output, double expected) {
        return org.assertj.core.data.Offset.offset(golden.tolerance(output) * Math.max(1e-3, Math.abs(expected)));
    }

    private static void close(GoldenCase golden, String name, float[] found, float[] expected) {
        double largest = 1;
        for (float v : expected) {
            largest = Math.max(largest, Math.abs(v));
        }
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) Math.abs(found[i] - expected[i]))
                    .as("%s[%d]", name, i)
                    .isLessThanOrEqualTo(golden.tolerance(name) * largest);
        }
    }

    /** BiaPy cannot build these networks (group and layer norm); here they train. */
    private static void passes(CompiledGraph compiled, NetworkGraph graph) {
        Extent extent = Extent.yx(16, 16);
        Random random = new Random(1);
        float[] image = new float[2 * 256];
        float[] target = new float[2 * 2 * 256];
        for (int i = 0; i < target.length; i++) {
            target[i] = random.nextInt(2);
            image[i % image.length] = random.nextFloat();
        }
        BatchShape shape = new BatchShape(2, 2, extent);
        LossValue loss = compiled.pass(
                tensor(image, 2, graph, extent),
                (out, gradient) ->
                        OBJECTIVE.evaluate(Floats.of(out), FloatBuffer.wrap(target), shape, Floats.of(gradient)));
        assertThat(loss.total()).isFinite().isPositive();
        float[] gradients = new float[compiled.gradients().limit()];
        compiled.gradients().get(gradients);
        assertThat(gradients).doesNotContain(Float.NaN);
        assertThat(gradients[gradients.length - 1]).as("bias of the head").isNotZero();
    }

    private static INDArray tensor(float[] values, int n, NetworkGraph graph, Extent e) {
        INDArray a = graph.dimensions() == 2
                ? Floats.allocate(n, graph.inputChannels(), e.y(), e.x())
                : Floats.allocate(n, graph.inputChannels(), e.z(), e.y(), e.x());
        Floats.of(a).put(values);
        return a;
    }
}
