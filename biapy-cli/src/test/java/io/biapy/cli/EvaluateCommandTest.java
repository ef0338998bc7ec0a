package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.io.Images;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.matching.MatchingScore;
import io.biapy.metrics.partition.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    Path truth;
    Path found;

    @BeforeEach
    void folders() throws IOException {
        truth = Files.createDirectory(folder.resolve("truth"));
        found = Files.createDirectory(folder.resolve("found"));
    }

    @Test
    void two_files_of_any_names_are_a_pair() {
        Cli.labels(truth.resolve("a.tif"), "1100", "1100", "0022");
        Cli.labels(found.resolve("b.png"), "1100", "1100", "0030");

        JsonNode result = Cli.run(
                        "evaluate", "--truth", truth.resolve("a.tif"), "--found", found.resolve("b.png"), "--json")
                .json();

        JsonNode half = result.get("images").get(0).get("thresholds").get("0.5");
        assertThat(half.get("tp").asInt()).isEqualTo(2);
        assertThat(half.get("fp").asInt()).isZero();
        assertThat(result.at("/images/0/thresholds/0.75/tp").asInt()).isEqualTo(1);
        assertThat(result.at("/pooled/0.75/panoptic_quality").asDouble()).isEqualTo(0.5);
        assertThat(result.at("/by_image/0.3/mean_matched_score").asDouble()).isEqualTo(0.75);
    }

    @Test
    void two_stores_of_any_names_are_a_pair_and_so_are_a_store_and_several_files() {
        Path a = Cli.labels(truth.resolve("a.zarr"), "1100", "1100", "0022");
        Path b = Cli.labels(found.resolve("b.zarr"), "1100", "1100", "0030");
        Path c = Cli.labels(found.resolve("c.tif"), "1100", "1100", "0022");
        Path kinds = Cli.labels(folder.resolve("kinds.zarr"), "1111", "1111", "2222");

        JsonNode one = Cli.run("evaluate", "--truth", a, "--found", b, "--json").json();
        JsonNode both = Cli.run("evaluate", "--truth", a, "--found", b, "--found", c, "--json")
                .json();
        JsonNode classes = Cli.run(
                        "evaluate",
                        "--truth",
                        a,
                        "--found",
                        b,
                        "--truth-classes",
                        kinds,
                        "--found-classes",
                        kinds,
                        "--json")
                .json();

        assertThat(one.at("/pooled/0.5/tp").asInt()).isEqualTo(2);
        assertThat(both.at("/results/0/pooled/0.75/tp").asInt()).isEqualTo(1);
        assertThat(both.at("/results/1/pooled/0.75/tp").asInt()).isEqualTo(2);
        assertThat(classes.toString()).contains("\"classes\"");
    }

    @Test
    void partition_of_equal_labels_under_other_ids_is_perfect() {
        Cli.labels(truth.resolve("a.tif"), "1122", "1122");
        Cli.labels(found.resolve("a.tif"), "7733", "7733");

        JsonNode partition = Cli.run("evaluate", "--truth", truth, "--found", found, "--json")
                .json()
                .get("partition");

        assertThat(partition.get("voi_split").asDouble()).isZero();
        assertThat(partition.get("voi_merge").asDouble()).isZero();
        assertThat(partition.get("arand").asDouble()).isZero();
    }

    @Test
    void folders_are_matched_by_name_and_scored_as_the_library_scores_them() {
        Random random = new Random(5);
        List<String> names = List.of("a", "b", "c");
        double accuracy = 0;
        double voi = 0;
        long tp = 0;
        for (String name : names) {
            int[] t = random.ints(400, 0, 6).toArray();
            int[] f = t.clone();
            random.ints(90, 0, 400).forEach(i -> f[i] = (f[i] + 1) % 7);
            save(t, truth.resolve(name + ".tif"));
            save(f, found.resolve(name + ".npy"));
            MatchingScore expected = Matching.of(t, f).at(0.5);
            accuracy += expected.accuracy() / 3;
            tp += expected.tp();
            voi += Partition.of(t, f).score().voi() / 3;
        }

        JsonNode result = Cli.run("evaluate", "--truth", truth, "--found", found, "--json")
                .json();

        assertThat(result.at("/by_image/0.5/accuracy").asDouble()).isEqualTo(accuracy, within(1e-12));
        assertThat(result.at("/pooled/0.5/tp").asLong()).isEqualTo(tp);
        assertThat(result.at("/partition/voi").asDouble()).isEqualTo(voi, within(1e-12));
        assertThat(result.get("images").findValuesAsText("name")).isEqualTo(names);
    }

    @Test
    void result_does_not_depend_on_the_number_of_threads() {
        Random random = new Random(7);
        for (int i = 0; i < 6; i++) {
            save(random.ints(900, 0, 9).toArray(), truth.resolve(i + ".tif"));
            save(random.ints(900, 0, 9).toArray(), found.resolve(i + ".tif"));
        }

        String one = Cli.run("evaluate", "--truth", truth, "--found", found, "--json", "--threads", 1)
                .out();

        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found, "--json", "--threads", 4)
                        .out())
                .isEqualTo(one);
    }

    @Test
    void text_shows_each_image_and_both_sums() {
        Cli.labels(truth.resolve("cells.tif"), "1122", "1122");
        Cli.labels(found.resolve("cells.tif"), "1122", "1122");

        Cli run = Cli.run("evaluate", "--truth", truth, "--found", found);

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("cells", ">= 0.5", "all objects", "voi 0.0000");
    }

    @Test
    void table_has_a_row_an_image_and_threshold_and_the_sums() throws IOException {
        Cli.labels(truth.resolve("a.tif"), "1122");
        Cli.labels(found.resolve("a.tif"), "1122");
        Path csv = folder.resolve("new/scores.csv");

        Cli run = Cli.run("evaluate", "--truth", truth, "--found", found, "--thresholds", "0.5,0.9", "--out", csv);

        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + 2 + 2 + 2);
        assertThat(lines.get(0))
                .startsWith("scope,name,criterion,thresh,fp,tp,fn,precision")
                .contains("voi_split");
        assertThat(lines.get(1)).startsWith("image,a,iou,0.5,0,2,0,1.0");
        assertThat(lines.get(6)).startsWith("pooled,,iou,0.9,0,2,0,1.0");
    }

    @Test
    void association_tables_say_who_was_matched() throws IOException {
        Cli.labels(truth.resolve("a.tif"), "1102");
        Cli.labels(found.resolve("a.tif"), "5500");

        Cli run = Cli.run(
                "evaluate",
                "--truth",
                truth,
                "--found",
                found,
                "--thresholds",
                "0.5",
                "--associations",
                folder.resolve("who"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("who/a_th_0.5_gt_assoc.csv"))
                .hasContent("gt_id,pred_id,iou,tag\n1,5,1.0,TP\n2,-1,0.0,FN\n");
    }

    @Test
    void only_the_images_of_the_subset_count() throws IOException {
        for (String name : List.of("a", "b")) {
            Cli.labels(truth.resolve(name + ".tif"), "1122");
        }
        Cli.labels(found.resolve("b.tif"), "1122");
        Path list = Files.writeString(folder.resolve("split.csv"), "name,subset\na,train\nb,test\n");

        JsonNode result = Cli.run(
                        "evaluate", "--truth", truth, "--found", found, "--list", list, "--subset", "test", "--json")
                .json();

        assertThat(result.get("images").findValuesAsText("name")).containsExactly("b");
    }

    @Test
    void list_without_subset_is_wrong_usage() {
        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found, "--list", "x.csv")
                        .wrongUsage())
                .contains("--subset");
    }

    @Test
    void volume_is_in_the_given_unit() {
        Cli.labels(truth.resolve("a.tif"), "1122");
        Cli.labels(found.resolve("a.tif"), "1100");

        JsonNode volume = Cli.run("evaluate", "--truth", truth, "--found", found, "--voxel-size", "2,0.5,0.5", "--json")
                .json()
                .at("/images/0/volume");

        assertThat(volume.get("truth").asDouble()).isEqualTo(2);
        assertThat(volume.get("found").asDouble()).isEqualTo(1);
        assertThat(volume.get("unit").asText()).isEqualTo("um");
    }

    @Test
    void missing_partners_are_named_before_any_work() {
        Cli.labels(truth.resolve("a.tif"), "11");
        Cli.labels(truth.resolve("b.tif"), "11");
        Cli.labels(found.resolve("a.tif"), "11");
        Cli.labels(found.resolve("c.tif"), "11");

        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found).failure())
                .contains(truth.resolve("b.tif").toString())
                .contains(found.resolve("c.tif").toString());
    }

    @Test
    void labels_of_another_size_are_named_with_both_sizes() {
        Cli.labels(truth.resolve("a.tif"), "111", "111");
        Cli.labels(found.resolve("a.tif"), "11", "11");

        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found).failure())
                .contains(found.resolve("a.tif").toString())
                .contains("2 x 2")
                .contains("2 x 3");
    }

    @Test
    void empty_folder_is_named() {
        Cli.labels(truth.resolve("a.tif"), "11");

        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found).failure())
                .contains(found.toString())
                .contains("empty");
    }

    @Test
    void missing_file_is_named() {
        assertThat(Cli.run("evaluate", "--truth", folder.resolve("none.tif"), "--found", found)
                        .failure())
                .contains("none.tif");
    }

    @Test
    void duplicate_names_are_named() {
        Cli.labels(truth.resolve("a.tif"), "11");
        Cli.labels(truth.resolve("a.png"), "11");
        Cli.labels(found.resolve("a.tif"), "11");

        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found).failure())
                .contains("a.tif")
                .contains("a.png");
    }

    @Test
    void truncated_file_is_named() throws IOException {
        Cli.labels(truth.resolve("a.tif"), "11112222", "33334444");
        Path cut = Cli.labels(found.resolve("a.tif"), "11112222", "33334444");
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found).failure())
                .contains(cut.toString());
    }

    @Test
    void threshold_in_percent_is_wrong_usage() {
        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found, "--thresholds", "50")
                        .wrongUsage())
                .contains("--thresholds");
    }

    @Test
    void existing_table_is_refused_before_any_work_and_left_as_it_is() throws IOException {
        Path csv = Files.writeString(folder.resolve("scores.csv"), "mine");

        assertThat(Cli.run("evaluate", "--truth", truth, "--found", found, "--out", csv)
                        .failure())
                .contains("scores.csv")
                .contains("--overwrite");
        assertThat(csv).hasContent("mine");
    }

    private static void save(int[] labels, Path file) {
        int n = (int) Math.sqrt(labels.length);
        Images.save(LabelImage.of("labels", Extent.yx(n, n), labels), file);
    }
}
