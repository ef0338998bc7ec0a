package io.biapy.instance.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.metrics.table.ResultTable;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BiapyPropertiesGoldenTest {
    /** Names of BiaPy's dictionary and of the columns it writes. */
    private static final Map<String, String> COLUMNS = Map.of(
            "labels", "label",
            "circularities", "circularity",
            "sphericities", "sphericity",
            "diameters", "diameter",
            "elongations", "elongation");

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on(
                        "properties",
                        "biapy.data.post_processing.post_processing.measure_morphological_props_and_filter",
                        BiapyPropertiesGoldenTest::check)
                .tests("properties");
    }

    private static void check(GoldenCase golden) {
        Npy array = golden.inputArray("labels");
        int[] shape = array.shape();
        boolean flat = shape.length == 2;
        Extent extent = flat ? Extent.yx(shape[0], shape[1]) : Extent.zyx(shape[0], shape[1], shape[2]);
        JsonNode r = golden.options().path("resolution");
        LabelImage labels = LabelImage.ofLongs("labels", extent, array.longs())
                .withCalibration(Calibration.of(
                        r.get(0).asDouble(), r.get(1).asDouble(), r.get(2).asDouble(), "um"));
        FloatImage intensity = FloatImage.of(
                "raw", extent, 1, floats(golden.inputArray("intensity").longs()));
        BiapyProperties found = BiapyProperties.of(
                labels,
                filter(golden.options()),
                List.of(intensity),
                strings(golden.options().path("extra_props")));

        long[] kept = new long[array.length()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = found.kept().id(found.kept().codes()[i]);
        }
        assertThat(kept).isEqualTo(golden.outputArray("labels_out").longs());
        JsonNode table = golden.output("table").path("value");
        for (Iterator<String> names = table.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            compare(found.toResultTable(), name, table.path(name), flat, golden.tolerance("table"));
        }
    }

    private static void compare(ResultTable found, String name, JsonNode expected, boolean flat, double tolerance) {
        for (int k = 0; k < expected.size(); k++) {
            JsonNode value = expected.get(k);
            if (name.equals("centers")) {
                for (int axis = 0; axis < value.size(); axis++) {
                    assertThat(cell(found, "axis-" + axis, k))
                            .isEqualTo(value.get(axis).asLong());
                }
            } else if (name.equals("comment")) {
                assertThat(cell(found, name, k)).isEqualTo(value.asText());
            } else if (name.equals("conditions")) {
                List<String> texts = new ArrayList<>();
                value.forEach(v -> texts.add(v.asBoolean() ? "True" : "False"));
                assertThat(cell(found, name, k)).isEqualTo(texts.toString());
            } else {
                String column =
                        switch (name) {
                            case "areas" -> flat ? "area" : "volume";
                            case "perimeters" -> flat ? "perimeter" : "perimeter (surface area)";
                            default -> COLUMNS.getOrDefault(name, name);
                        };
                assertThat(((Number) cell(found, column, k)).doubleValue())
                        .as("%s of row %d", column, k)
                        .isCloseTo(value.asDouble(), within(tolerance));
            }
        }
    }

    private static Object cell(ResultTable table, String column, int row) {
        int c = IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + column + " in " + table.columns()));
        return table.rows().get(row).get(c);
    }

    private static PropertyFilter filter(JsonNode options) {
        if (!options.path("filter_instances").asBoolean()) {
            return PropertyFilter.of(List.of(), List.of(), List.of());
        }
        List<List<String>> properties = new ArrayList<>();
        List<List<Double>> values = new ArrayList<>();
        List<List<String>> signs = new ArrayList<>();
        options.path("properties").forEach(p -> properties.add(strings(p)));
        options.path("comp_signs").forEach(s -> signs.add(strings(s)));
        options.path("prop_values").forEach(group -> {
            List<Double> numbers = new ArrayList<>();
            group.forEach(v -> numbers.add(v.asDouble()));
            values.add(numbers);
        });
        return PropertyFilter.of(properties, values, signs);
    }

    private static List<String> strings(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static float[] floats(long[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }
}
