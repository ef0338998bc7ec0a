package io.biapy.instance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OmniposeGoldenTest {
    private static final String FUNCTION = "biapy.data.post_processing.gradient_tracking.omnipose_flows_to_instances";

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("omnipose", FUNCTION, OmniposeGoldenTest::check)
                .tests("omnipose");
    }

    private static void check(GoldenCase golden) {
        OmniposeTrace trace = decoder(golden.options()).trace(Predictions.of(golden));
        Extent extent = trace.labels().extent();
        int[] foreground = golden.outputArray("foreground").ints();
        for (int i = 0; i < foreground.length; i++) {
            assertThat(trace.foreground()[i]).as("foreground " + i).isEqualTo(foreground[i] != 0);
        }
        assertThat(trace.steps())
                .as("steps")
                .isEqualTo(golden.output("n_iter").path("value").asInt());
        if (golden.output("rescaled_flow").has("file")) {
            assertThat(trace.flow())
                    .as("rescaled flow")
                    .containsExactly(golden.outputArray("rescaled_flow").floats(), Offset.offset((float)
                            golden.tolerance("rescaled_flow")));
        }
        if (golden.output("final_position").has("file")) {
            assertThat(onGrid(trace, extent))
                    .as("ends")
                    .containsExactly(golden.outputArray("final_position").floats(), Offset.offset((float)
                            golden.tolerance("final_position")));
        }
        assertThat(trace.labelsBeforeCheck().codes())
                .as("labels before the check")
                .isEqualTo(golden.outputArray("labels_before_flow_check").ints());
        if (golden.output("flow_errors").has("value") && extent.z() == 1) { // in 3D BiaPy's own flow ignores x
            double[] expected = StreamSupport.stream(
                            golden.output("flow_errors").path("value").spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            assertThat(trace.flowErrors().stream().mapToDouble(e -> e).toArray())
                    .as("flow errors")
                    .containsExactly(expected, Offset.offset(golden.tolerance("flow_errors")));
        }
        assertThat(trace.labels().codes())
                .as("labels")
                .isEqualTo(golden.outputArray("labels").ints());
    }

    /** Component after component, background voxels where they are, as BiaPy keeps them. */
    private static float[] onGrid(OmniposeTrace trace, Extent extent) {
        int axes = extent.z() == 1 ? 2 : 3;
        int voxels = extent.voxels();
        float[] grid = new float[axes * voxels];
        int n = 0;
        for (int i = 0; i < voxels; i++) {
            int[] own = {i / (extent.y() * extent.x()), i / extent.x() % extent.y(), i % extent.x()};
            for (int a = 0; a < axes; a++) {
                grid[a * voxels + i] = trace.foreground()[i] ? trace.ends()[axes * n + a] : own[3 - axes + a];
            }
            n += trace.foreground()[i] ? 1 : 0;
        }
        return grid;
    }

    private static OmniposeDecoder decoder(JsonNode o) {
        String channels = StreamSupport.stream(o.path("channels").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
        OmniposeDecoder decoder = OmniposeDecoder.forChannels(channels)
                .foreground(o.path("mask_threshold").asDouble())
                .flowThreshold(o.path("flow_threshold").asDouble());
        return o.path("niter").isInt() ? decoder.steps(o.path("niter").asInt()) : decoder;
    }
}
