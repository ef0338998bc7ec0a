package io.biapy.instance.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.BiapyException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ChannelGoldenTest {
    /** What the function takes where an option is not given; the configuration, and so the library, has other defaults. */
    private static final Map<String, Map<String, String>> FUNCTION_DEFAULTS =
            Map.of("P", Map.of("erosion", "1"), "Dc", Map.of("norm", "false"), "Dn", Map.of("norm", "false"));
    /** BiaPy has one set of options for these, that of the first (the last to be put) which has any. */
    private static final List<String> OFFSETS = List.of("H", "V", "Z");

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("channels", "biapy.data.pre_processing.labels_into_channels", ChannelGoldenTest::check)
                .tests("channels");
    }

    private static void check(GoldenCase golden) {
        if (golden.raises()) {
            assertThatThrownBy(() -> channels(golden)).isInstanceOf(BiapyException.class);
            return;
        }
        LabelImage labels = labels(golden);
        TargetChannels channels = channels(golden);
        float[] found = new float[channels.planes() * labels.extent().voxels()];
        channels.encode(labels, found);
        Npy expected = golden.outputArray("channels");
        assertThat(expected.length()).isEqualTo(found.length);
        double tolerance = golden.tolerance("channels");
        int planes = channels.planes();
        int plane = labels.extent().voxels();
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < planes; c++) {
                double difference = Math.abs(found[c * plane + i] - expected.doubleAt(i * planes + c));
                if (!(difference <= tolerance)) {
                    throw new AssertionError("plane " + c + " of " + channels + ", voxel " + i + ": "
                            + found[c * plane + i] + " instead of " + expected.doubleAt(i * planes + c));
                }
            }
        }
    }

    private static LabelImage labels(GoldenCase golden) {
        Npy labels = golden.inputArray("labels");
        int[] shape = labels.shape();
        int n = shape.length;
        Extent extent = Extent.zyx(n == 3 ? shape[0] : 1, shape[n - 2], shape[n - 1]);
        JsonNode r = golden.options().path("resolution");
        return LabelImage.ofLongs(golden.name(), extent, labels.longs())
                .withCalibration(Calibration.of(
                        r.get(0).asDouble(), r.get(1).asDouble(), r.get(2).asDouble(), "px"));
    }

    private static TargetChannels channels(GoldenCase golden) {
        List<TargetChannel> list = new ArrayList<>();
        for (JsonNode code : golden.options().path("mode")) {
            Map<String, String> options = new LinkedHashMap<>(FUNCTION_DEFAULTS.getOrDefault(code.asText(), Map.of()));
            for (String from : sources(code.asText())) {
                golden.options()
                        .path("channel_extra_opts")
                        .path(from)
                        .fields()
                        .forEachRemaining(o -> options.put(o.getKey(), value(o.getValue())));
            }
            List<String> texts = options.entrySet().stream()
                    .map(o -> o.getKey() + "=" + o.getValue())
                    .toList();
            list.add(TargetChannel.parse(code.asText() + (texts.isEmpty() ? "" : "[" + String.join(",", texts) + "]")));
        }
        return TargetChannels.of(list).in(golden.inputArray("labels").shape().length);
    }

    private static List<String> sources(String code) {
        return OFFSETS.contains(code) ? OFFSETS : code.startsWith("G") ? List.of("Gv") : List.of(code);
    }

    private static String value(JsonNode node) {
        if (!node.isArray()) {
            return node.asText();
        }
        List<String> radii = new ArrayList<>();
        node.forEach(r -> radii.add(r.asText()));
        return String.join("x", radii);
    }
}
