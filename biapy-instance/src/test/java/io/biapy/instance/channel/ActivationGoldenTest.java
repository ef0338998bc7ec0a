package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.target.Activation;
import io.biapy.core.target.PlaneSpan;
import io.biapy.core.target.Softmax;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What becomes of a network's output while it trains and when it predicts, against BiaPy. */
class ActivationGoldenTest {
    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("activations", "Base_Workflow.apply_model_activations", this::activated)
                .tests("activations");
    }

    private void activated(GoldenCase golden) {
        boolean training = golden.options().path("training").asBoolean();
        List<Activation> planes =
                planes(TargetChannels.parse(channels(golden.options())).in(2), training);
        Npy raw = golden.inputArray("network_output");
        int voxels = raw.shape()[2] * raw.shape()[3];
        assertThat(planes).hasSize(raw.shape()[1]);
        float[] values = activate(raw.floats(), planes, voxels);
        float[] expected = golden.outputArray("activated").floats();
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).as("value %d", i).isCloseTo(expected[i], within((float)
                    golden.tolerance("activated")));
        }
    }

    private static float[] activate(float[] values, List<Activation> planes, int voxels) {
        FloatBuffer buffer = FloatBuffer.wrap(values);
        for (int at = 0; at < values.length; at += planes.size() * voxels) {
            for (PlaneSpan span : PlaneSpan.of(planes)) {
                int first = at + span.first() * voxels;
                if (span.activation() == Activation.SOFTMAX) {
                    Softmax.apply(buffer, first, span.planes(), voxels);
                } else {
                    for (int i = first; i < first + voxels; i++) {
                        buffer.put(i, span.activation().apply(buffer.get(i)));
                    }
                }
            }
        }
        return values;
    }

    /** BiaPy names planes ("F+Db_bin0+...", "E_offset_0"); a channel of several planes is named by its first one. */
    private static String channels(JsonNode options) {
        List<String> codes = new ArrayList<>();
        int plane = 0;
        for (JsonNode head : options.path("output_channel_info")) {
            for (String name : head.asText().split("\\+", -1)) {
                String activation =
                        options.path("head_activations").get(plane++).asText();
                if (name.matches(".*_([1-9]|bin[1-9]).*|E_(offset|sigma)_.*|Db_bin10")) {
                    continue;
                }
                codes.add(
                        switch (name) {
                            case "E_seediness" -> "E";
                            case "Db_bin0" -> "Db[val_type=discretize]";
                            case "D", "H", "V", "Z" -> name + "[act=" + activation + "]";
                            default -> name;
                        });
            }
        }
        return String.join(",", codes);
    }

    private static List<Activation> planes(TargetChannels channels, boolean training) {
        List<Activation> planes = new ArrayList<>();
        for (TargetChannel channel : channels.list()) {
            for (int k = 0; k < channel.width(); k++) {
                planes.add(training ? channel.trainingActivation() : channel.activation());
            }
        }
        return planes;
    }

    @Test
    void a_normalised_distance_is_predicted_as_it_is_trained() {
        TargetChannel distance = TargetChannel.parse("Db[val_type=norm]");

        assertThat(distance.activation()).isEqualTo(distance.trainingActivation());
    }
}
