package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of points and of synaptic partners. */
class EvaluatePointsTest {
    @TempDir
    Path folder;

    private Path table(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Cli evaluate(Path truth, Path found, double tolerance, Object... more) {
        Object[] all = {"evaluate", "--truth", truth, "--found", found, "--tolerance", tolerance};
        return Cli.run(Stream.concat(Arrays.stream(all), Arrays.stream(more)).toArray());
    }

    @Test
    void points_match_within_the_tolerance_in_physical_units() {
        Path truth = table("t.csv", "z,y,x\n0,0,0\n2,0,0\n0,50,0\n");
        Path found = table("f.csv", "axis-0,axis-1,axis-2,probability\n1,0,0,0.9\n0,50,3,0.8\n9,9,9,0.1\n");

        JsonNode wide = evaluate(truth, found, 4, "--json").json();
        JsonNode tall =
                evaluate(truth, found, 4, "--voxel-size", "40,1,1", "--json").json();

        assertThat(wide.at("/points/tp").asInt()).isEqualTo(2);
        assertThat(wide.at("/points/fn").asInt()).isEqualTo(1);
        assertThat(wide.at("/images/0/points/mean_distance").asDouble()).isEqualTo(2);
        assertThat(tall.at("/points/tp").asInt()).isEqualTo(1);
    }

    @Test
    void options_about_label_images_are_refused_rather_than_ignored() {
        Path points = table("p.csv", "y,x\n1,1\n");
        Cli run = evaluate(points, points, 1, "--metrics", "surface");
        assertThat(run.wrongUsage()).contains("--metrics is about label images");
    }

    @Test
    void only_points_in_the_box_count() {
        Path truth = table("t.csv", "z,y,x\n0,1,1\n0,8,8\n");
        Path found = table("f.csv", "z,y,x\n0,1,2\n0,30,30\n");
        JsonNode all = evaluate(truth, found, 2, "--json").json();
        JsonNode inBox =
                evaluate(truth, found, 2, "--box", "0,0,0,0,5,5", "--json").json();
        assertThat(all.at("/points/fn").asInt()).isEqualTo(1);
        assertThat(all.at("/points/fp").asInt()).isEqualTo(1);
        assertThat(inBox.at("/points/tp").asInt()).isEqualTo(1);
        assertThat(inBox.at("/points/fn").asInt()).isZero();
        assertThat(inBox.at("/points/fp").asInt()).isZero();
        assertThat(evaluate(truth, found, 2, "--box", "1,2,3").wrongUsage()).contains("six numbers");
    }

    @Test
    void biapys_cost_that_gives_up_a_match_is_followed_on_request() {
        Path truth = table("t.csv", "z,y,x\n0,0,0\n0,0,10\n");
        Path found = table("f.csv", "z,y,x\n0,0,10\n0,9,10\n");
        assertThat(matches(truth, found, "none")).isEqualTo(2);
        assertThat(matches(truth, found, "biapy")).isEqualTo(1);
    }

    private static int matches(Path truth, Path found, String compat) {
        return evaluate(truth, found, 10.5, "--compat", compat, "--json")
                .json()
                .at("/points/tp")
                .asInt();
    }

    @Test
    void folders_are_matched_by_name_and_pooled() throws IOException {
        table("t/a.csv", "y,x\n1,1\n");
        table("t/b.csv", "y,x\n1,1\n5,5\n");
        table("f/a.csv", "y,x\n1,1\n");
        table("f/b.csv", "y,x\n");
        Path out = folder.resolve("new/points.csv");

        Cli run = evaluate(
                folder.resolve("t"), folder.resolve("f"), 1, "--out", out, "--associations", folder.resolve("who"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllLines(out))
                .hasSize(4)
                .contains("image,b,points,0,0,2,0.0,0.0,0.0")
                .anyMatch(line -> line.startsWith("pooled,,points,1,0,2,1.0"));
        assertThat(folder.resolve("who/b_pred_points_locations_gt_assoc.csv")).exists();
        table("f/c.csv", "y,x\n");
        assertThat(evaluate(folder.resolve("t"), folder.resolve("f"), 1).failure())
                .contains("c.csv has no partner");
    }

    @Test
    void partners_are_scored_with_both_ends() {
        String header = "pre_z,pre_y,pre_x,post_z,post_y,post_x\n";
        Path truth = table("t.csv", header + "0,0,0,0,0,9\n0,0,0,0,9,0\n");
        Path found = table("f.csv", header + "0,0,1,0,0,9\n0,0,1,0,40,0\n");

        JsonNode json = evaluate(truth, found, 2, "--json").json();

        assertThat(json.at("/partners/tp").asInt()).isEqualTo(1);
        assertThat(json.at("/partners/fp").asInt()).isEqualTo(1);
        assertThat(json.at("/partners/f1").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/pre/tp").asInt()).isEqualTo(1); // one site with two partners
        assertThat(json.at("/pre/fn").asInt()).isZero();
        assertThat(json.at("/post/fn").asInt()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_as_points_is_named() {
        Path points = table("t.csv", "z,y,x\n0,0,0\n");
        assertThat(Cli.run("evaluate", "--truth", points, "--found", points).wrongUsage())
                .contains("--tolerance");
        assertThat(evaluate(points, table("b.csv", "y,x\n1,?\n"), 1).failure()).contains("b.csv: line 2");
        assertThat(evaluate(points, table("n.csv", "a\n"), 1).failure()).contains("needs a column");
        assertThat(evaluate(points, folder.resolve("no.csv"), 1).failure())
                .contains("no.csv")
                .contains("does not exist");
        assertThat(evaluate(points, table("p.csv", "pre_y,pre_x,post_y,post_x\n"), 1)
                        .failure())
                .contains("partners");
    }
}
