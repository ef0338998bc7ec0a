package io.biapy.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BiaPy's answers on losses and their gradients. */
class LossGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("losses", "biapy.engine.metrics.instance_segmentation_loss", this::instanceLoss)
                .on("losses", "biapy.engine.metrics.weight_binary_ratio", this::rebalance)
                .on("losses", "CrossEntropyLoss_wrapper", this::crossEntropy)
                .on("losses", "DiceLoss", this::dice)
                .on("losses", "jaccard_index", this::jaccard)
                .tests("losses");
    }

    private void instanceLoss(GoldenCase golden) {
        lossAndGradient(golden);
        if (golden.json().path("outputs").has("training_metrics")) {
            trainingMetrics(golden);
        }
    }

    private void trainingMetrics(GoldenCase golden) {
        Npy logits = golden.inputArray("logits");
        Npy target = golden.inputArray("target");
        int[] shape = logits.shape();
        ChannelMetrics metrics = ChannelMetrics.of(channels(golden.options()));
        if (golden.options().path("ignore_index").asInt(-1) != -1) {
            metrics = metrics.withIgnored(golden.options().path("ignore_index").asInt());
        }
        Map<String, Double> values = metrics.evaluate(
                FloatBuffer.wrap(logits.floats()),
                FloatBuffer.wrap(target.floats()),
                new BatchShape(shape[0], shape[1], BiapyChannel.extent(shape)),
                target.shape()[1]);
        JsonNode expected = golden.output("training_metrics").path("value");
        assertThat(values).hasSize(expected.size());
        values.forEach((name, value) -> assertThat(value)
                .as(name)
                .isCloseTo(expected.path(name).asDouble(Double.NaN), within(golden.tolerance("training_metrics") * 5)));
    }

    /** One channel; several classes are compared one by one, and the mean is BiaPy's value. */
    private void jaccard(GoldenCase golden) {
        Npy prediction = golden.inputArray("prediction");
        float[] target = golden.inputArray("target").floats();
        int[] shape = prediction.shape();
        int classes = shape[1];
        int voxels = target.length / shape[0];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            float[] output = new float[target.length];
            float[] truth = target.clone();
            for (int s = 0; s < shape[0]; s++) {
                float[] x = Arrays.copyOfRange(prediction.floats(), s * classes * voxels, (s + 1) * classes * voxels);
                if (classes > 1) {
                    MetricKernel.likeliest(x, classes, voxels);
                }
                for (int i = 0; i < voxels; i++) {
                    int at = s * voxels + i;
                    output[at] = classes == 1 ? x[i] : x[i] == c ? 1 : 0;
                    truth[at] = classes == 1 ? target[at] : target[at] == c ? 1 : 0;
                }
            }
            BiapyChannel channel = new BiapyChannel("F", Loss.BCE, golden.options(), false);
            sum += ChannelMetrics.of(List.of(channel))
                    .evaluate(
                            FloatBuffer.wrap(output),
                            FloatBuffer.wrap(truth),
                            new BatchShape(shape[0], 1, BiapyChannel.extent(shape)),
                            1)
                    .values()
                    .iterator()
                    .next();
        }
        assertThat(sum / classes)
                .isCloseTo(golden.output("iou").path("value").asDouble(), within(golden.tolerance("iou")));
    }

    private void lossAndGradient(GoldenCase golden) {
        Npy logits = golden.inputArray("logits");
        Npy target = golden.inputArray("target");
        Extent extent = BiapyChannel.extent(logits.shape());
        int samples = logits.shape()[0];
        List<OutputChannel> channels = channels(golden.options());
        float[] output = logits.floats();
        boolean classes = golden.options().path("classes").asInt() > 0;
        if (classes) {
            Npy classLogits = golden.inputArray("class_logits");
            output = joined(output, classLogits.floats(), samples);
            channels.add(classHead(classLogits.shape()[1]));
        }
        float[] gradient = new float[output.length];
        BatchShape shape = new BatchShape(samples, output.length / samples / extent.voxels(), extent);
        LossValue value = objective(golden.options(), channels)
                .evaluate(
                        FloatBuffer.wrap(output), FloatBuffer.wrap(target.floats()), shape, FloatBuffer.wrap(gradient));
        double expected = golden.output("loss").path("value").asDouble();
        assertThat(value.total()).isCloseTo(expected, within(golden.tolerance("loss") * expected));
        float[] expectedGradient = golden.outputArray("gradient").floats();
        if (classes) {
            expectedGradient = joined(
                    expectedGradient, golden.outputArray("class_gradient").floats(), samples);
        }
        close(gradient, expectedGradient, golden.tolerance("gradient"));
    }

    private static ChannelObjective objective(JsonNode options, List<OutputChannel> channels) {
        ChannelObjective objective = ChannelObjective.of(channels)
                .withRebalance(options.path("class_rebalance_within_channels").asBoolean());
        JsonNode weights = options.path("channel_weights");
        if (!weights.isMissingNode()) {
            objective = objective.withWeights(numbers(weights));
        }
        if (contains(options.path("data_channels"), "We")) {
            objective = objective.withBorderWeights(true);
        }
        if (options.path("ignore_index").asInt(-1) != -1) {
            objective = objective.withIgnored(options.path("ignore_index").asInt());
        }
        if (options.path("class_rebalance").asText().equals("manual")) {
            objective = objective.withClassWeights(numbers(options.path("class_weights")));
        }
        return objective;
    }

    private static List<OutputChannel> channels(JsonNode options) {
        List<OutputChannel> channels = new ArrayList<>();
        JsonNode codes = options.path("data_channels");
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i).asText();
            if (!code.equals("We")) {
                String loss = options.path("losses").get(i).asText().toUpperCase(Locale.ROOT);
                JsonNode own = options.path("channel_extra_opts").path(code);
                channels.add(new BiapyChannel(code, Loss.valueOf(loss), own, contains(codes, "R")));
            }
        }
        return channels;
    }

    private static OutputChannel classHead(int classes) {
        return new OutputChannel() {
            @Override
            public String code() {
                return "class";
            }

            @Override
            public int width() {
                return classes;
            }

            @Override
            public Activation activation() {
                return Activation.LINEAR;
            }

            @Override
            public Loss loss() {
                return Loss.CE;
            }

            @Override
            public boolean maskedByOwnTarget() {
                return true;
            }
        };
    }

    private void rebalance(GoldenCase golden) {
        float[] target = golden.inputArray("target").floats();
        Rebalance weights = Rebalance.of(WeightKernel.countNonZero(target, target.length), target.length);
        float[] w = new float[target.length];
        WeightKernel.twoClasses(target, w, w.length, weights.ofZero(), weights.ofOther());
        close(w, golden.outputArray("weight").floats(), golden.tolerance("weight"));
    }

    private void crossEntropy(GoldenCase golden) {
        int classes = golden.options().path("num_classes").asInt();
        Npy logits = golden.inputArray("logits");
        OutputChannel channel = new OutputChannel() {
            @Override
            public String code() {
                return "classes";
            }

            @Override
            public int width() {
                return classes == 2 ? 1 : classes;
            }

            @Override
            public Activation activation() {
                return Activation.LINEAR;
            }

            @Override
            public Loss loss() {
                return classes == 2 ? Loss.BCE : Loss.CE;
            }
        };
        ChannelObjective objective = ChannelObjective.of(List.of(channel)).withRebalance(false);
        if (golden.options().has("class_weights")) {
            objective = objective
                    .withClassWeights(numbers(golden.options().path("class_weights")))
                    .withWeightedMean(true);
        }
        compare(golden, objective);
    }

    private void dice(GoldenCase golden) {
        int planes = golden.inputArray("logits").shape()[1];
        compare(
                golden,
                DiceObjective.of(planes)
                        .byImage(!golden.options().path("batch_dice").asBoolean()));
    }

    private static void compare(GoldenCase golden, Objective objective) {
        Npy logits = golden.inputArray("logits");
        float[] gradient = new float[logits.length()];
        LossValue value = objective.evaluate(
                FloatBuffer.wrap(logits.floats()),
                FloatBuffer.wrap(golden.inputArray("target").floats()),
                new BatchShape(logits.shape()[0], logits.shape()[1], BiapyChannel.extent(logits.shape())),
                FloatBuffer.wrap(gradient));
        double expected = golden.output("loss").path("value").asDouble();
        assertThat(value.total()).isCloseTo(expected, within(golden.tolerance("loss") * expected));
        close(gradient, golden.outputArray("gradient").floats(), golden.tolerance("gradient"));
    }

    /** Within a share of the larger of 1 and the largest expected value. */
    private static void close(float[] values, float[] expected, double tolerance) {
        assertThat(values).hasSameSizeAs(expected);
        double largest = 1;
        for (float v : expected) {
            largest = Math.max(largest, Math.abs(v));
        }
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).as("value %d", i).isCloseTo(expected[i], within((float) (tolerance * largest)));
        }
        double sum = 0;
        double expectedSum = 0;
        for (int i = 0; i < values.length; i++) { // single gradients are far below the tolerance, their sum is not
            sum += Math.abs(values[i]);
            expectedSum += Math.abs(expected[i]);
        }
        assertThat(sum).isCloseTo(expectedSum, within(1e-4 * Math.max(1e-6, expectedSum)));
    }

    /** Planes of two outputs, sample by sample. */
    private static float[] joined(float[] first, float[] second, int samples) {
        int a = first.length / samples;
        int b = second.length / samples;
        float[] all = new float[first.length + second.length];
        for (int s = 0; s < samples; s++) {
            System.arraycopy(first, s * a, all, s * (a + b), a);
            System.arraycopy(second, s * b, all, s * (a + b) + a, b);
        }
        return all;
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        Arrays.setAll(numbers, i -> list.get(i).asDouble());
        return numbers;
    }

    private static boolean contains(JsonNode list, String code) {
        for (JsonNode entry : list) {
            if (entry.asText().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
