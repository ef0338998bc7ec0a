package io.biapy.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.metrics.overlap.OverlapTable;
import io.biapy.metrics.table.ResultTable;
import io.biapy.testkit.GoldenCase;
import io.biapy.testkit.GoldenSuite;
import io.biapy.testkit.Npy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Matching against BiaPy's own answers. */
class MatchingGoldenTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> goldens() {
        return new GoldenSuite()
                .on("matching", "biapy.utils.matching.matching + build_tp_fp_fn_report", this::scoresAndTables)
                .on("matching", "biapy.utils.matching.matching", golden -> scores(golden, matching(golden)))
                .on("matching", "wrapper_matching_dataset_lazy", this::dataSet)
                .on("matching", "Instance_Segmentation_Workflow._matching_stats_and_report", this::writtenFiles)
                .tests("matching");
    }

    private void scoresAndTables(GoldenCase golden) {
        Matching matching = matching(golden);
        scores(golden, matching);
        if (golden.json().path("outputs").has("overlap")) {
            overlaps(golden, matching.overlaps());
        }
        for (JsonNode threshold : golden.options().path("thresholds")) {
            tables(golden, matching, threshold.asDouble());
        }
        if (golden.json().path("outputs").has("colored_th_second")) {
            colors(golden, matching);
        }
    }

    /** Every score by BiaPy's rules; and by default as many matches, with at least BiaPy's sum of scores. */
    private void scores(GoldenCase golden, Matching matching) {
        Matching compatible = matching.compatibleWith(Compatibility.BIAPY);
        for (Map<String, String> row : golden.table(golden.output("scores"))) {
            double threshold = Double.parseDouble(row.get("thresh"));
            assertSame(row, compatible.at(threshold), golden.tolerance("scores"));
            MatchingScore best = matching.at(threshold);
            assertThat(best.tp()).isEqualTo(Long.parseLong(row.get("tp")));
            assertThat(best.meanTrueScore())
                    .isGreaterThanOrEqualTo(Double.parseDouble(row.get("mean_true_score")) - 1e-6);
        }
    }

    private static void assertSame(Map<String, String> expected, MatchingScore score, double tolerance) {
        Map<String, Object> actual = score.toMap();
        expected.forEach((name, text) -> {
            if (name.equals("criterion")) {
                assertThat(actual.get(name)).isEqualTo(text);
            } else if (!name.equals("by_image")) {
                double value = Double.parseDouble(text);
                assertThat(((Number) actual.get(name)).doubleValue())
                        .as("%s at %s", name, score.threshold())
                        .isCloseTo(value, within(tolerance * Math.max(1, Math.abs(value))));
            }
        });
    }

    private static void overlaps(GoldenCase golden, OverlapTable table) {
        Npy dense = golden.outputArray("overlap");
        long[] truthIds = Stream.concat(Stream.of(0L), boxed(table.truthIds()))
                .distinct()
                .mapToLong(i -> i)
                .toArray();
        long[] foundIds = Stream.concat(Stream.of(0L), boxed(table.foundIds()))
                .distinct()
                .mapToLong(i -> i)
                .toArray();
        assertThat(dense.shape()).containsExactly(truthIds.length, foundIds.length);
        for (int i = 0; i < dense.length(); i++) {
            assertThat(table.overlap(truthIds[i / foundIds.length], foundIds[i % foundIds.length]))
                    .isEqualTo(dense.longAt(i));
        }
    }

    private static Stream<Long> boxed(long[] ids) {
        return Arrays.stream(ids).boxed();
    }

    private void tables(GoldenCase golden, Matching matching, double threshold) {
        String suffix = "_th_" + threshold;
        ImageScore score = matching.compatibleWith(Compatibility.BIAPY).at(threshold);
        assertSame(AssociationFiles.associations(score), golden.table(golden.output("gt_assoc" + suffix)));
        assertSame(AssociationFiles.falsePositives(score), golden.table(golden.output("fp" + suffix)));
        List<List<Long>> pairs = new ArrayList<>();
        golden.output("matched_pairs" + suffix)
                .path("value")
                .forEach(pair ->
                        pairs.add(List.of(pair.get(0).asLong(), pair.get(1).asLong())));
        assertThat(score.pairs().stream()
                        .filter(pair -> pair.foundId().isPresent())
                        .map(pair -> List.of(pair.truthId(), pair.foundId().getAsLong())))
                .isEqualTo(pairs);
    }

    private static void assertSame(ResultTable actual, List<Map<String, String>> rows) {
        assertThat(actual.rows()).hasSameSizeAs(rows);
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < actual.columns().size(); c++) {
                String expected = rows.get(r).get(actual.columns().get(c).name());
                Object cell = actual.rows().get(r).get(c);
                if (cell instanceof Double number) {
                    assertThat(number).isCloseTo(Double.parseDouble(expected), within(1e-6));
                } else {
                    assertThat(cell).hasToString(expected);
                }
            }
        }
    }

    private static void colors(GoldenCase golden, Matching matching) {
        double threshold = golden.options().path("thresholds").get(1).asDouble();
        byte[] rgb = MatchColors.rgb(
                golden.inputArray("gt").longs(),
                golden.inputArray("prediction").longs(),
                matching.compatibleWith(Compatibility.BIAPY).at(threshold));
        Npy expected = golden.outputArray("colored_th_second");
        assertThat(rgb).hasSize(expected.length());
        for (int i = 0; i < rgb.length; i++) {
            assertThat(rgb[i] & 0xFF).isEqualTo((int) expected.longAt(i));
        }
    }

    private void dataSet(GoldenCase golden) {
        DataSetMatching best = new DataSetMatching();
        DataSetMatching compatible = new DataSetMatching();
        Map<String, GoldenCase> images = new HashMap<>();
        GoldenSuite.cases("matching").forEach(image -> images.put(image.name(), image));
        for (JsonNode name : golden.options().path("images")) {
            Matching matching = matching(images.get(name.asText()));
            best.add(name.asText(), matching);
            compatible.add(name.asText(), matching.compatibleWith(Compatibility.BIAPY));
        }
        boolean byImage = golden.options().path("by_image").asBoolean();
        for (Map<String, String> row : golden.table(golden.output("scores"))) {
            double t = Double.parseDouble(row.get("thresh"));
            assertSame(row, byImage ? compatible.byImage(t) : compatible.pooled(t), golden.tolerance("scores"));
            assertThat((byImage ? best.byImage(t) : best.pooled(t)).tp()).isEqualTo(Long.parseLong(row.get("tp")));
        }
    }

    private void writtenFiles(GoldenCase golden) throws IOException {
        Matching matching = Matching.of(new int[] {1, 1, 2, 3}, new int[] {7, 7, 9, 0});
        String file = golden.options().path("file").asText();
        String image = file.substring(0, file.lastIndexOf('.'))
                + golden.options().path("suffix").asText();
        List<String> expected = new ArrayList<>();
        golden.output("files").path("value").forEach(name -> expected.add(name.asText()));
        List<String> written = new ArrayList<>();
        Path out = Files.createDirectories(folder.resolve(golden.name()));
        for (JsonNode threshold : golden.options().path("thresholds")) {
            AssociationFiles.write(out, image, matching.at(threshold.asDouble()))
                    .forEach(path -> written.add(path.getFileName().toString()));
        }
        assertThat(written).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(out.toFile().list()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Matching matching(GoldenCase golden) {
        String criterion = golden.options().path("criterion").asText("iou");
        return Matching.of(
                        golden.inputArray("gt").longs(),
                        golden.inputArray("prediction").longs())
                .by(Criterion.valueOf(criterion.toUpperCase(Locale.ROOT)));
    }
}
