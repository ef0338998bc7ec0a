package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.biapy.cli.bench.Benchmark;
import io.biapy.cli.bench.Benchmarks;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    private static final Extent CUBE = Extent.zyx(3, 3, 20);

    @TempDir
    Path folder;

    @Test
    void record_has_the_fields_of_the_peers_records() {
        labels("cc_3", diagonal());

        JsonNode row = bench("cc6", "3");

        assertThat(row.get("kernel").asText()).isEqualTo("cc6");
        assertThat(row.get("peer").asText()).isEqualTo("biapy-java");
        assertThat(row.get("size").asText()).isEqualTo("3");
        assertThat(row.get("threads").asInt()).isEqualTo(1);
        assertThat(row.get("repeats").asInt()).isEqualTo(2);
        assertThat(row.get("status").asText()).isEqualTo("ok");
        for (String time : List.of("min_s", "median_s", "first_s", "min_cpu_s", "cpu_per_wall")) {
            assertThat(row.get(time).isNumber()).as(time).isTrue();
        }
        assertThat(row.get("min_s").asDouble())
                .isLessThanOrEqualTo(row.get("median_s").asDouble());
        assertThat(row.get("peak_rss_mb").asDouble()).isGreaterThanOrEqualTo(0);
        assertThat(row.get("allocated_mb").asDouble()).isPositive();
    }

    @Test
    void components_are_counted_by_their_connectivity() {
        labels("cc_3", diagonal());

        assertThat(bench("cc6", "3").get("check").asInt()).isEqualTo(2);
        assertThat(bench("cc26", "3").get("check").asInt()).isEqualTo(1);
    }

    @Test
    void distances_take_the_voxel_size() {
        int[] labels = new int[CUBE.voxels()];
        Arrays.fill(labels, 1);
        labels[0] = 0; // one corner: its neighbours lie 1 away along x and y, 4 along z
        labels("labels_3", labels);
        double expected = 0;
        for (int i = 0; i < labels.length; i++) {
            expected += Math.sqrt(16.0 * (i / 60) * (i / 60) + (i / 20 % 3) * (i / 20 % 3) + (i % 20) * (i % 20));
        }

        assertThat(bench("edt", "3").get("check").asDouble()).isEqualTo(expected, within(1e-3));
    }

    @Test
    void flooding_tells_labels_voxels_and_their_sum() {
        int[] markers = new int[CUBE.voxels()];
        markers[0] = 1;
        markers[markers.length - 1] = 2;
        int[] mask = new int[CUBE.voxels()];
        Arrays.fill(mask, 1);
        labels("ws3d_3_markers", markers);
        labels("ws3d_3_mask", mask);
        floats("ws3d_3_surface", 1, new float[CUBE.voxels()]);

        JsonNode check = bench("watershed3d", "3").get("check");

        assertThat(check.get(0).asInt()).isEqualTo(2);
        assertThat(check.get(1).asInt()).isEqualTo(180);
        assertThat(check.get(2).asInt()).isBetween(181, 359);
    }

    @Test
    void scores_are_those_of_the_metrics() {
        int[] truth = new int[CUBE.voxels()];
        int[] found = new int[CUBE.voxels()];
        Arrays.fill(truth, 0, 40, 1);
        Arrays.fill(found, 0, 30, 7);
        Arrays.fill(found, 100, 110, 8);
        labels("labels_3", truth);
        labels("pred_3", found);

        assertThat(bench("matching", "3").get("check").toString()).isEqualTo("[[1,1],[1,1],[1,1]]");
        assertThat(bench("contingency", "3").get("check").asInt()).isEqualTo(4);
        assertThat(bench("voi", "3").get("check")).hasSize(2);
        double precision = bench("arand", "3").get("check").get(1).asDouble();
        assertThat(precision).isEqualTo(1, within(1e-12));
    }

    @Test
    void cropping_and_blending_gives_the_image_back() {
        float[] values = new float[80 * 70 * 66];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 97 / 97f;
        }
        Images.save(FloatImage.of("prob", Extent.zyx(80, 70, 66), 1, values), folder.resolve("prob_3.npy"));

        JsonNode check = bench("cropmerge3d", "3").get("check");

        assertThat(check.get(1).asDouble()).isLessThan(1e-6);
    }

    @Test
    void networks_need_no_input_and_count_their_parameters() {
        JsonNode row = bench("unet_fwd_in", "2d_b1");

        assertThat(row.get("check").get(0).asLong()).isEqualTo(1_944_241);
        assertThat(Double.isFinite(row.get("check").get(1).asDouble())).isTrue();
    }

    @Test
    void training_step_gives_a_loss() {
        assertThat(bench("unet_train_bn", "2d_b1").get("check").asDouble()).isBetween(0.1, 5.0);
    }

    @Test
    void without_a_size_each_one_whose_inputs_are_there_is_timed() {
        labels("cc_128", diagonal());
        labels("cc_256", diagonal());

        Cli run = Cli.run("bench", "--kernel", "cc6,edt", "--data", folder, "--repeat", 1, "--warm-up", 0);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"kernel\":\"cc6\""));
    }

    @Test
    void missing_input_is_named_with_how_to_make_it() {
        assertThat(Cli.run("bench", "--kernel", "cc6", "--data", folder, "--size", 128)
                        .failure())
                .contains("cc_128.npy")
                .contains("--prepare");
        assertThat(Cli.run("bench", "--kernel", "cc6", "--data", folder).failure())
                .contains(folder.toString());
    }

    @Test
    void unknown_kernel_is_wrong_usage_with_a_suggestion() {
        assertThat(Cli.run("bench", "--kernel", "cc7").wrongUsage()).contains("did you mean \"cc6\"?");
    }

    @Test
    void list_names_every_kernel() {
        assertThat(Cli.run("bench", "--list").out().lines())
                .hasSameSizeAs(Benchmarks.all())
                .anyMatch(line -> line.equals("cc6 | 128, 256, 384"));
        assertThat(Benchmarks.all()).extracting(Benchmark::name).contains("gt2d_F", "gt3d_Db", "unet_train_bn", "voi");
    }

    private JsonNode bench(String kernel, String size) {
        Cli run = Cli.run(
                "bench",
                "--kernel",
                kernel,
                "--data",
                folder,
                "--size",
                size,
                "--threads",
                1,
                "--repeat",
                2,
                "--warm-up",
                0);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        try {
            return new ObjectMapper().readTree(run.out());
        } catch (IOException e) {
            throw new AssertionError(run.out(), e);
        }
    }

    /** Two voxels that share a corner only. */
    private static int[] diagonal() {
        int[] labels = new int[CUBE.voxels()];
        labels[0] = 1;
        labels[60 + 20 + 1] = 1;
        return labels;
    }

    private void labels(String name, int[] codes) {
        Images.save(LabelImage.of(name, CUBE, codes), folder.resolve(name + ".npy"));
    }

    private void floats(String name, int channels, float[] values) {
        Images.save(FloatImage.of(name, CUBE, channels, values), folder.resolve(name + ".npy"));
    }
}
