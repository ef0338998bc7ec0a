package io.biapy.instance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FlowGoldenTest {
    private static final String FUNCTION = "biapy.data.post_processing.gradient_tracking.cellpose_flows_to_instances";

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite().on("cellpose", FUNCTION, FlowGoldenTest::check).tests("cellpose");
    }

    private static void check(GoldenCase golden) {
        FlowTrace trace = decoder(golden.options()).trace(prediction(golden));
        if (golden.output("n_steps").has("value")) {
            assertThat(trace.steps())
                    .as("steps")
                    .isEqualTo(golden.output("n_steps").path("value").asInt());
        }
        if (golden.output("final_position").has("file")) {
            ends(golden, trace.ends());
        }
        if (golden.output("labels_before_flow_check").has("file")) {
            partition(
                    trace.labelsBeforeCheck().codes(),
                    golden.outputArray("labels_before_flow_check").ints());
        }
        if (golden.output("flow_errors").has("value")) {
            errors(golden, trace);
        }
        String stable = golden.output("labels_stable_order").has("file") ? "labels_stable_order" : "labels";
        assertThat(trace.labels().codes())
                .as("labels")
                .isEqualTo(golden.outputArray(stable).ints());
    }

    private static void ends(GoldenCase golden, float[] ends) {
        Npy expected = golden.outputArray("final_position");
        int axes = expected.shape()[1];
        int step = golden.output("final_position_step").path("value").asInt();
        assertThat(expected.shape()[0]).isEqualTo((ends.length / axes + step - 1) / step);
        float[] found = new float[expected.shape()[0] * axes];
        for (int n = 0; n < expected.shape()[0]; n++) {
            System.arraycopy(ends, n * step * axes, found, n * axes, axes);
        }
        assertThat(found).as("ends").containsExactly(expected.floats(), Offset.offset((float)
                golden.tolerance("final_position")));
    }

    /** The same objects under any numbers: BiaPy's depend on the processor where peaks are equally high. */
    private static void partition(int[] found, int[] expected) {
        Map<Integer, Integer> names = new HashMap<>();
        int[] renamed = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            renamed[i] = names.computeIfAbsent(found[i], k -> expected[firstOf(found, k)]);
        }
        assertThat(renamed).as("labels before the check").isEqualTo(expected);
        assertThat(names.values()).doesNotHaveDuplicates();
    }

    private static int firstOf(int[] values, int value) {
        int i = 0;
        while (values[i] != value) {
            i++;
        }
        return i;
    }

    /** Sorted, for the same reason. */
    private static void errors(GoldenCase golden, FlowTrace trace) {
        double[] expected = StreamSupport.stream(
                        golden.output("flow_errors").path("value").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        double[] found =
                trace.flowErrors().stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(expected);
        Arrays.sort(found);
        assertThat(found).as("flow errors").containsExactly(expected, Offset.offset(golden.tolerance("flow_errors")));
    }

    static FloatImage prediction(GoldenCase golden) {
        JsonNode size = golden.options().path("resolution");
        int n = size.size();
        return Predictions.of(golden)
                .withCalibration(Calibration.of(
                        n == 3 ? size.get(0).asDouble() : 1,
                        size.get(n - 2).asDouble(),
                        size.get(n - 1).asDouble(),
                        "um"));
    }

    /** BiaPy ignores its own option n_steps, so nothing is said about steps here. */
    static FlowDecoder decoder(JsonNode o) {
        String channels = StreamSupport.stream(o.path("channels").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
        FlowDecoder decoder = FlowDecoder.forChannels(channels)
                .foreground(o.path("fg_thresh").asDouble())
                .flowThreshold(o.path("flow_threshold").asDouble());
        double mean = o.path("diam_mean").asDouble();
        double diameter = o.path("diameter").asDouble();
        decoder = diameter > 0 ? decoder.diameter(diameter, mean) : decoder.measuredDiameter(mean);
        return o.path("already_rescaled").asBoolean() ? decoder.onNativeGrid() : decoder;
    }
}
