package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.io.Images;
import io.biapy.testkit.GoldenSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BiaPy's own predictions of real nuclei to BiaPy's own labels and scores, through the command line alone. */
class DsbGoldenTest {
    private static final String[] SCORES = {
        "fp",
        "tp",
        "fn",
        "precision",
        "recall",
        "accuracy",
        "f1",
        "n_true",
        "n_pred",
        "mean_true_score",
        "mean_matched_score",
        "panoptic_quality"
    };

    @TempDir
    Path folder;

    private final Path golden = GoldenSuite.requireFolder("golden.dir").resolve("e2e-dsb2018");
    private final Path data = GoldenSuite.requireFolder("data.dir").resolve("dsb2018-stage1-train-subset");

    @Test
    void decoding_raw_predictions_gives_exactly_biapys_labels() throws IOException {
        Cli run = Cli.run(
                "decode",
                "--channels",
                "F,C",
                "--in",
                golden.resolve("raw_predictions"),
                "--out",
                folder.resolve("labels"),
                "--compat",
                "biapy");

        assertThat(run.code()).as(run.err()).isZero();
        requireEqualLabels(folder.resolve("labels"), golden.resolve("instances"));
    }

    @Test
    void decoding_with_refinement_gives_exactly_biapys_labels_after_post_processing() throws IOException {
        Cli run = Cli.run(
                "decode",
                "--channels",
                "F,C",
                "--in",
                golden.resolve("raw_predictions"),
                "--out",
                folder.resolve("labels"),
                "--compat",
                "biapy",
                "--fill-holes",
                "--remove-small",
                20);

        assertThat(run.code()).as(run.err()).isZero();
        requireEqualLabels(folder.resolve("labels"), golden.resolve("instances_post"));
    }

    @Test
    void scores_of_every_image_are_biapys() throws IOException {
        JsonNode before = evaluate("instances");
        JsonNode after = evaluate("instances_post");
        Map<String, Map<String, Double>> rows = csv(golden.resolve("test_results_metrics.csv"));

        assertThat(rows).hasSize(20);
        for (int i = 0; i < 20; i++) {
            String name = before.at("/images/" + i + "/name").asText();
            Map<String, Double> row = rows.get(name + ".tif");
            for (String threshold : List.of("0.3", "0.5", "0.75")) {
                for (String score : SCORES) {
                    String at = "/images/" + i + "/thresholds/" + threshold + "/" + score;
                    assertThat(before.at(at).asDouble())
                            .as(name + at)
                            .isEqualTo(row.get(threshold + " TH " + score), within(1e-6));
                    assertThat(after.at(at).asDouble())
                            .as(name + " post" + at)
                            .isEqualTo(row.get(threshold + " TH (post)" + score), within(1e-6));
                }
            }
        }
    }

    @Test
    void totals_and_means_over_images_are_biapys() {
        JsonNode before = evaluate("instances");
        JsonNode after = evaluate("instances_post");

        requireTotals(before, "0.3", 576, 1920, 125, .446);
        requireTotals(before, "0.5", 367, 2129, 334, .270);
        requireTotals(before, "0.75", 221, 2275, 480, .141);
        requireTotals(after, "0.3", 574, 627, 127, .514);
        requireTotals(after, "0.5", 366, 835, 335, .303);
        requireTotals(after, "0.75", 221, 980, 480, .163);
    }

    private static void requireTotals(JsonNode result, String threshold, int tp, int fp, int fn, double accuracy) {
        JsonNode pooled = result.get("pooled").get(threshold);
        assertThat(List.of(
                        pooled.get("tp").asInt(),
                        pooled.get("fp").asInt(),
                        pooled.get("fn").asInt()))
                .as(threshold)
                .containsExactly(tp, fp, fn);
        assertThat(result.get("by_image").get(threshold).get("accuracy").asDouble())
                .isEqualTo(accuracy, within(0.0005));
    }

    private JsonNode evaluate(String found) {
        return Cli.run(
                        "evaluate",
                        "--truth",
                        data.resolve("labels"),
                        "--found",
                        golden.resolve(found),
                        "--list",
                        data.resolve("split.csv"),
                        "--subset",
                        "test",
                        "--json")
                .json();
    }

    private static void requireEqualLabels(Path found, Path expected) throws IOException {
        try (Stream<Path> files = Files.list(found)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).hasSize(3);
            for (Path file : all) {
                assertThat(Images.labels(file).load().codes())
                        .as(file.toString())
                        .isEqualTo(Images.labels(expected.resolve(file.getFileName()))
                                .load()
                                .codes());
            }
        }
    }

    private static Map<String, Map<String, Double>> csv(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] columns = lines.get(0).split(",", -1);
        Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, Double> row = new LinkedHashMap<>();
            for (int c = 1; c < cells.length; c++) {
                row.put(columns[c], Double.parseDouble(cells[c]));
            }
            rows.put(cells[0], row);
        }
        return rows;
    }
}
