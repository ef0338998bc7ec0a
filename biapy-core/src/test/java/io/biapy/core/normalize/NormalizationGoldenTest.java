package io.biapy.core.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NormalizationGoldenTest {
    private static final Map<String, PixelType> TYPES = Map.of(
            "uint8",
            PixelType.UINT8,
            "uint16",
            PixelType.UINT16,
            "float32",
            PixelType.FLOAT32,
            "float64",
            PixelType.FLOAT64);

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("normalisation", "biapy.data.norm.normalize_image", this::image)
                .on("normalisation", "biapy.data.norm.normalize_mask", this::mask)
                .tests("normalisation");
    }

    private void image(GoldenCase golden) {
        if (golden.raises()) {
            assertThatThrownBy(() -> normalization(golden.options())).isInstanceOf(InputException.class);
            return;
        }
        FloatImage image = read(golden.inputArray("image"), golden.input("image"));
        JsonNode given = golden.options().path("per_channel_info");
        NormalizationInfo info =
                given.isMissingNode() ? normalization(golden.options()).measure(image) : givenInfo(given, image);
        information(golden, info);
        boolean applied = golden.options().path("apply_norm").asBoolean(true);
        FloatImage normalised = applied ? info.applyTo(image) : image;
        boolean half = golden.output("normalized").path("dtype").asText().equals("float16");
        near(golden, "normalized", normalised, half ? 5e-4 : 1e-5);
        if (!golden.output("undone").isMissingNode()) {
            near(golden, "undone", info.undo(normalised), 1e-5);
        }
    }

    private void near(GoldenCase golden, String output, FloatImage got, double tolerance) {
        FloatImage expected = read(golden.outputArray(output), golden.output(output));
        double most = 1;
        for (float v : expected.data()) {
            most = Math.max(most, Math.abs(v));
        }
        for (int i = 0; i < expected.data().length; i++) {
            assertThat((double) got.data()[i])
                    .as("%s, value %d", output, i)
                    .isCloseTo(expected.data()[i], within(tolerance * most));
        }
    }

    private static void information(GoldenCase golden, NormalizationInfo info) {
        JsonNode expected = golden.output("info").path("value").path("per_channel_info");
        for (int c = 0; c < info.channels().size(); c++) {
            ChannelScale s = info.channels().get(c);
            JsonNode e = expected.path(Integer.toString(c));
            number(e, "lower_bound_val", s.lower().orElse(Double.NaN));
            number(e, "upper_bound_val", s.upper().orElse(Double.NaN));
            number(e, "mean", s.shift());
            number(e, "std", s.spread());
            number(e, "min_val_to_div", s.shift());
            number(e, "max_val_to_div", s.shift() + s.spread());
        }
    }

    private static void number(JsonNode e, String key, double got) {
        if (e.has(key)) {
            double expected = e.path(key).asDouble();
            assertThat(got).as(key).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
        }
    }

    private static NormalizationInfo givenInfo(JsonNode given, FloatImage image) {
        List<ChannelScale> channels = new ArrayList<>();
        given.forEach(e -> {
            double low = e.path("min_val_to_div").asDouble();
            double range = e.path("max_val_to_div").asDouble() - low;
            channels.add(new ChannelScale(OptionalDouble.empty(), OptionalDouble.empty(), low, range, range));
        });
        return new NormalizationInfo(Scaling.SCALE_RANGE, image.pixelType(), channels);
    }

    private static Normalization normalization(JsonNode o) {
        Normalization n = Normalization.parse(o.path("type").asText());
        if (o.path("percentile_clip").asBoolean()) {
            n = isGiven(o, "lower_bound_val") ? n.clipBelow(values(o, "lower_bound_val")) : n;
            n = isGiven(o, "upper_bound_val") ? n.clipAbove(values(o, "upper_bound_val")) : n;
            n = !isGiven(o, "lower_bound_val") && o.path("per_lower_bound").asDouble(-1) != -1
                    ? n.clipBelowPercentile(o.path("per_lower_bound").asDouble())
                    : n;
            n = !isGiven(o, "upper_bound_val") && o.path("per_upper_bound").asDouble(-1) != -1
                    ? n.clipAbovePercentile(o.path("per_upper_bound").asDouble())
                    : n;
        }
        n = isGiven(o, "mean") ? n.withMean(values(o, "mean")) : n;
        n = isGiven(o, "std") ? n.withDeviation(values(o, "std")) : n;
        n = o.path("container").asText().equals("torch") ? n.withTensorStatistics() : n;
        assertThat(Normalization.parse(n.toString())).isEqualTo(n);
        return n;
    }

    private static boolean isGiven(JsonNode o, String key) {
        return o.path(key).size() > 0 && o.path(key).get(0).asDouble() != -1;
    }

    private static double[] values(JsonNode o, String key) {
        List<Double> list = new ArrayList<>();
        o.path(key).forEach(v -> list.add(v.asDouble()));
        return list.stream().mapToDouble(d -> d).toArray();
    }

    private void mask(GoldenCase golden) {
        FloatImage mask = read(golden.inputArray("mask"), golden.input("mask"));
        JsonNode expected = golden.output("info").path("value").path("per_channel_info");
        int classes = golden.options().path("n_classes").asInt();
        boolean instance = golden.options().path("instance_problem").asBoolean();
        for (int c = 0; c < mask.channels(); c++) {
            String name =
                    switch (MaskChannel.of(mask, c, classes)) {
                        case BINARY -> "bin";
                        case CONTINUOUS -> "no_bin";
                        case CLASSES -> "classes";
                    };
            assertThat(name)
                    .isEqualTo(expected.path(Integer.toString(c)).path("type").asText());
        }
        if (instance) { // semantic masks are of another workflow
            assertThat(read(golden.outputArray("normalized"), golden.output("normalized"))
                            .data())
                    .containsExactly(mask.data());
        }
    }

    /** Arrays with the channel last become planes. */
    private static FloatImage read(Npy array, JsonNode entry) {
        int[] s = array.shape();
        int d = s.length;
        int channels = s[d - 1];
        Extent extent = d == 3 ? Extent.yx(s[0], s[1]) : new Extent(s[0], s[1], s[2]);
        float[] last = array.floats();
        float[] planes = new float[last.length];
        int n = extent.voxels();
        for (int i = 0; i < last.length; i++) {
            planes[i % channels * n + i / channels] = last[i];
        }
        PixelType type = TYPES.getOrDefault(entry.path("dtype").asText(), PixelType.FLOAT32);
        return FloatImage.of("golden", extent, channels, planes).withPixelType(type);
    }
}
