package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several results of the same images. */
class EvaluateComparisonTest {
    @TempDir
    Path folder;

    Path truth;
    Path good;
    Path bad;

    @BeforeEach
    void results() throws IOException {
        truth = Files.createDirectory(folder.resolve("truth"));
        good = Files.createDirectories(folder.resolve("good/labels"));
        bad = Files.createDirectories(folder.resolve("bad/labels"));
        for (String name : List.of("a", "b", "c")) {
            Cli.labels(truth.resolve(name + ".tif"), "1122", "1122");
            Cli.labels(good.resolve(name + ".tif"), "1122", "1122");
            Cli.labels(bad.resolve(name + ".tif"), "1122", name.equals("a") ? "1122" : "1133");
        }
    }

    @Test
    void first_result_keeps_the_contract_and_all_are_listed() {
        JsonNode json = Cli.run("evaluate", "--truth", truth, "--found", bad, "--found", good, "--json")
                .json();

        assertThat(json.get("results").findValuesAsText("name")).contains("bad/labels", "good/labels");
        assertThat(json.at("/pooled/0.75/f1").asDouble())
                .isEqualTo(json.at("/results/0/pooled/0.75/f1").asDouble())
                .isLessThan(1);
        assertThat(json.at("/results/1/pooled/0.75/f1").asDouble()).isEqualTo(1);
        JsonNode difference = json.at("/comparison/differences").get(2);
        assertThat(difference.get("threshold").asDouble()).isEqualTo(0.75);
        assertThat(difference.get("difference").asDouble())
                .isEqualTo(1 - json.at("/pooled/0.75/f1").asDouble(), within(1e-12));
        assertThat(difference.get("p").asDouble()).isEqualTo(0.5); // 2 images differ: 4 of 8 exchanges are as large
    }

    @Test
    void text_tells_the_results_apart_and_compares_them() {
        String text = Cli.run(
                        "evaluate", "--truth", truth, "--found", bad, "--found", good, "--names", "old,new", "--quiet")
                .out();

        assertThat(text).contains("== old", "== new", "Side by side: F1", "new     old");
    }

    @Test
    void plot_and_tables_hold_every_result() throws IOException {
        Path svg = folder.resolve("f1.svg");
        Path csv = folder.resolve("scores.csv");
        Path tables = folder.resolve("tables");

        Cli run = Cli.run(
                "evaluate",
                "--truth",
                truth,
                "--found",
                bad,
                "--found",
                good,
                "--plot",
                svg,
                "--out",
                csv,
                "--associations",
                tables,
                "--quiet",
                "--names",
                "old,new",
                "--confidence");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(svg).content().contains("<svg", ">old<", ">new<", "fill-opacity");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).startsWith("result,scope,name,criterion");
        assertThat(lines).hasSize(1 + 2 * (3 * 3 + 6));
        assertThat(tables.resolve("old/a_th_0.5_fp.csv")).exists();
        assertThat(tables.resolve("new/test_results_metrics.csv")).exists();
    }

    @Test
    void two_files_of_one_truth_are_compared_too() {
        JsonNode json = Cli.run(
                        "evaluate",
                        "--truth",
                        truth.resolve("b.tif"),
                        "--found",
                        bad.resolve("b.tif"),
                        "--found",
                        good.resolve("c.tif"),
                        "--json")
                .json();

        assertThat(json.at("/results/0/images/0/name").asText()).isEqualTo("b");
        assertThat(json.at("/comparison/scores").get(2).get("c.tif").asDouble()).isEqualTo(1);
    }

    @Test
    void results_are_checked_before_any_work() throws IOException {
        Files.delete(good.resolve("c.tif"));
        assertThat(Cli.run("evaluate", "--truth", truth, "--found", bad, "--found", good, "--quiet")
                        .failure())
                .contains("c.tif has no partner");
        assertThat(Cli.run("evaluate", "--truth", truth, "--found", bad, "--found", bad, "--quiet")
                        .wrongUsage())
                .contains("twice");
        assertThat(Cli.run("evaluate", "--truth", truth, "--found", bad, "--names", "a,b")
                        .wrongUsage())
                .contains("--names");
        Path svg = Files.writeString(folder.resolve("f1.svg"), "mine");
        assertThat(Cli.run("evaluate", "--truth", truth, "--found", bad, "--plot", svg, "--quiet")
                        .failure())
                .contains("--overwrite");
        assertThat(svg).hasContent("mine");
    }
}
