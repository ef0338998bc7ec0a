package io.biapy.metrics.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.metrics.table.ResultTable;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Point matching against BiaPy's own answers. */
class PointGoldenTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("point_detection", "biapy.engine.metrics.detection_metrics", this::scores)
                .on(
                        "point_detection",
                        "Instance_Segmentation_Workflow.calculate_synapse_det_metrics_on_points",
                        this::files)
                .tests("point_detection");
    }

    private void scores(GoldenCase golden) {
        ImagePointScore score = score(golden);
        Map<String, Object> map = score.toMap();
        golden.output("scores").path("value").fields().forEachRemaining(e -> assertThat(
                        ((Number) map.get(e.getKey())).doubleValue())
                .as(e.getKey())
                .isCloseTo(e.getValue().asDouble(), within(1e-12)));
        same(golden, "gt_assoc", PointFiles.associations(score));
        same(golden, "fp", PointFiles.falsePositives(score));
    }

    private void files(GoldenCase golden) {
        ImagePointScore score = score(golden);
        List<Path> files = PointFiles.write(
                folder,
                golden.options().path("filename").asText(),
                golden.options().path("point_type").asText(),
                score);
        List<String> names = IntStream.range(
                        0, golden.output("files").path("value").size())
                .mapToObj(i -> golden.output("files").path("value").get(i).asText())
                .toList();
        assertThat(files.stream().map(f -> f.getFileName().toString())).hasSameElementsAs(names);
        same(golden, "gt_assoc", PointFiles.associations(score));
        same(golden, "fp", PointFiles.falsePositives(score));
        golden.output("stats").path("value").path("merge_patches").fields().forEachRemaining(e -> {
            String name = e.getKey().substring(0, e.getKey().indexOf(' '));
            String ours = name.length() == 2
                    ? name.toUpperCase(Locale.ROOT)
                    : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            assertThat(((Number) score.toMap().get(ours)).doubleValue())
                    .as(name)
                    .isCloseTo(e.getValue().asDouble(), within(1e-12));
        });
    }

    private static ImagePointScore score(GoldenCase golden) {
        JsonNode options = golden.options();
        JsonNode voxel = options.path("resolution");
        PointMatching matching = PointMatching.within(options.path("tolerance").asDouble())
                .voxelSize(
                        voxel.get(0).asDouble(),
                        voxel.get(1).asDouble(),
                        voxel.get(2).asDouble())
                .compatibleWithBiapy();
        JsonNode box = options.path("bbox_to_consider");
        if (box.size() == 3) {
            double[][] corners = new double[2][3];
            for (int axis = 0; axis < 3; axis++) {
                corners[0][axis] = box.get(axis).get(0).asDouble();
                corners[1][axis] = box.get(axis).get(1).asDouble();
            }
            matching = matching.inBox(corners[0], corners[1]);
        }
        return matching.match(
                points(golden.inputArray("gt_points"), options.path("true_classes")),
                points(golden.inputArray("predicted_points"), options.path("pred_classes")));
    }

    private static Points points(Npy array, JsonNode classes) {
        int n = array.shape()[0];
        double[][] rows = new double[n][3];
        for (int i = 0; i < 3 * n; i++) {
            rows[i / 3][i % 3] = array.doubles()[i];
        }
        Points points = Points.of(rows);
        return classes.isArray()
                ? points.withClasses(IntStream.range(0, classes.size())
                        .map(i -> classes.get(i).asInt())
                        .toArray())
                : points;
    }

    private static void same(GoldenCase golden, String output, ResultTable ours) {
        if (!golden.output(output).has("file")) {
            assertThat(ours.rows()).isEmpty();
            return;
        }
        List<Map<String, String>> theirs = golden.table(golden.output(output));
        assertThat(ours.rows()).as(output).hasSameSizeAs(theirs);
        for (int r = 0; r < theirs.size(); r++) {
            Map<String, String> row = theirs.get(r);
            assertThat(ours.columns()).hasSameSizeAs(row.keySet());
            for (int c = 0; c < ours.columns().size(); c++) {
                String expected = row.get(ours.columns().get(c).name());
                Object got = ours.rows().get(r).get(c);
                if (got instanceof Double number) {
                    assertThat(number).isCloseTo(Double.parseDouble(expected), within(1e-5));
                } else {
                    assertThat(got).hasToString(expected);
                }
            }
        }
    }
}
