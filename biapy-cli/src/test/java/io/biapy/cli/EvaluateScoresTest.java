package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.io.Images;
import io.biapy.metrics.matching.Matching;
import io.biapy.metrics.partition.BorderTolerance;
import io.biapy.metrics.partition.Partition;
import io.biapy.metrics.surface.Grid;
import io.biapy.metrics.surface.ObjectSurfaces;
import io.biapy.metrics.surface.SurfaceScore;
import io.biapy.metrics.surface.Surfaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scores that {@code evaluate} gives when asked: equal to the library's, and with clear words where they cannot be given. */
class EvaluateScoresTest {
    @TempDir
    Path folder;

    Path truth;
    Path found;

    @BeforeEach
    void folders() throws IOException {
        truth = Files.createDirectory(folder.resolve("truth"));
        found = Files.createDirectory(folder.resolve("found"));
        Cli.labels(truth.resolve("a.tif"), "111000", "111022", "111022", "000022");
        Cli.labels(found.resolve("a.tif"), "110000", "111033", "111033", "000000");
        Cli.labels(truth.resolve("b.tif"), "440", "440");
        Cli.labels(found.resolve("b.tif"), "444", "440");
    }

    private JsonNode json(Object... more) {
        return Cli.run(arguments("--json", more)).json();
    }

    private Object[] arguments(String last, Object... more) {
        Object[] all = new Object[6 + more.length];
        System.arraycopy(new Object[] {"evaluate", "--truth", truth, "--found", found, last}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return all;
    }

    @Test
    void surfaces_of_matched_objects_are_those_of_the_library_in_physical_units() {
        int[] t = volume(0);
        int[] f = volume(1);
        Calibration voxel = Calibration.of(2, 0.5, 0.25, "um");
        save(t, truth.resolve("v.tif"), voxel);
        save(f, found.resolve("v.npy"), Calibration.unknown());
        Surfaces surfaces =
                Surfaces.of(Grid.zyx(4, 8, 10).voxelSize(2, 0.5, 0.25)).tolerance(0.6);
        ObjectSurfaces expected = surfaces.objects(t, f, Matching.of(t, f).at(0.3));
        SurfaceScore boundary = surfaces.boundaries(t, f).at(0.6);
        assertThat(expected.objects()).isNotEmpty();

        JsonNode result = Cli.run(
                        "evaluate",
                        "--truth",
                        truth.resolve("v.tif"),
                        "--found",
                        found.resolve("v.npy"),
                        "--metrics",
                        "surface,boundary",
                        "--tolerance",
                        0.6,
                        "--json")
                .json();

        JsonNode surface = result.at("/images/0/surface").get("0.3");
        assertThat(surface.get("pairs").asInt()).isEqualTo(expected.objects().size());
        assertThat(surface.get("hausdorff").asDouble())
                .isEqualTo(expected.mean().hausdorff(), within(1e-12));
        assertThat(surface.get("surface_dice").asDouble())
                .isEqualTo(expected.mean().surfaceDice(), within(1e-12));
        assertThat(result.at("/boundary/boundary_f1").asDouble()).isEqualTo(boundary.boundaryF1(), within(1e-12));
        assertThat(result.at("/boundary/assd").asDouble()).isEqualTo(boundary.averageSymmetric(), within(1e-12));
    }

    private static int[] volume(int shift) {
        int[] labels = new int[4 * 8 * 10];
        for (int i = 0; i < labels.length; i++) {
            int z = i / 80;
            int y = i / 10 % 8;
            int x = i % 10;
            labels[i] = z < 3 && y < 4 && x >= shift && x < 6 ? 1 : y > 5 && x > 2 + shift ? 2 : 0;
        }
        return labels;
    }

    private static void save(int[] labels, Path file, Calibration voxel) {
        Images.save(LabelImage.of("v", Extent.zyx(4, 8, 10), labels).withCalibration(voxel), file);
    }

    @Test
    void distances_where_one_image_is_empty_are_left_out_of_means_and_said() {
        Cli.labels(truth.resolve("c.tif"), "11", "11");
        Cli.labels(found.resolve("c.tif"), "00", "00");

        JsonNode result = json("--metrics", "boundary");

        assertThat(result.at("/images/2/boundary/hausdorff").isNull()).isTrue();
        assertThat(result.at("/boundary/left_out").asInt()).isEqualTo(1);
        assertThat(result.at("/boundary/hausdorff").asDouble()).isPositive().isFinite();
        assertThat(Cli.run(arguments("--quiet", "--metrics", "boundary")).out())
                .contains("without 1 images where one side is empty");
    }

    @Test
    void overlap_is_always_given_by_image_and_pooled() {
        JsonNode overlap = json().get("overlap");

        double a = 2.0 * (8 + 4) / (9 + 6 + 8 + 4);
        double b = 2.0 * 4 / (4 + 5);
        assertThat(overlap.at("/by_image/dice").asDouble()).isEqualTo((a + b) / 2, within(1e-12));
        assertThat(overlap.at("/pooled/dice").asDouble()).isEqualTo(2.0 * 16 / (15 + 12 + 4 + 5), within(1e-12));
        assertThat(overlap.at("/pooled/seg").asDouble()).isEqualTo((8.0 / 9 + 4.0 / 6 + 4.0 / 5) / 3, within(1e-12));
    }

    @Test
    void criterion_iop_forgives_what_was_not_covered() {
        assertThat(json("--criterion", "iop", "--thresholds", "1")
                        .at("/images/0/thresholds/1.0/tp")
                        .asInt())
                .isEqualTo(2);
        assertThat(json("--thresholds", "1").at("/images/0/thresholds/1.0/tp").asInt())
                .isZero();
    }

    @Test
    void an_error_of_nothing_counted_is_said_to_say_nothing() {
        assertThat(Cli.run(arguments("--quiet", "--metrics", "cremi", "--voxel-size", "1e-6,1e-6,1e-6 nm"))
                        .out())
                .contains("no voxel that counts");
        assertThat(json("--metrics", "cremi", "--voxel-size", "1e-6,1e-6,1e-6 nm")
                        .at("/images/0/cremi/voxels")
                        .asLong())
                .isZero();
    }

    @Test
    void sizes_of_voxels_that_cannot_be_squared_are_refused() {
        assertThat(Cli.run(arguments("--quiet", "--metrics", "surface", "--voxel-size", "1e300,1e300"))
                        .wrongUsage())
                .contains("1e-12 to 1e12");
    }

    @Test
    void cremi_needs_the_voxel_size_and_forgives_borders() {
        assertThat(Cli.run(arguments("--quiet", "--metrics", "cremi")).failure())
                .contains("--voxel-size")
                .contains("40,4,4 nm");

        JsonNode cremi =
                json("--metrics", "cremi", "--voxel-size", "40,30,30 nm").at("/images/0/cremi");

        int[] t = Images.labels(truth.resolve("a.tif")).load().codes();
        int[] f = Images.labels(found.resolve("a.tif")).load().codes();
        int[] masked = BorderTolerance.of(25).voxelSize(40, 30, 30).mask(t, 1, 4, 6);
        assertThat(cremi.get("cremi_score").asDouble())
                .isEqualTo(Partition.of(masked, f).cremi().score());
        assertThat(json("--metrics", "cremi", "--voxel-size", "0.04,0.03,0.03 um")
                        .at("/images/0/cremi/cremi_score")
                        .asDouble())
                .isEqualTo(cremi.get("cremi_score").asDouble(), within(1e-9));
    }

    @Test
    void intervals_hold_the_scores_and_depend_on_the_seed_alone() {
        for (String name : List.of("c", "d", "e")) {
            Cli.labels(truth.resolve(name + ".tif"), "110", "022");
            Cli.labels(found.resolve(name + ".tif"), "110", name.equals("c") ? "000" : "022");
        }

        JsonNode result = json("--confidence", "0.9", "--resamples", "200");

        JsonNode f1 = result.at("/intervals/0.5/pooled/f1");
        assertThat(f1.get("score").asDouble())
                .isEqualTo(result.at("/pooled/0.5/f1").asDouble());
        assertThat(f1.get("low").asDouble()).isLessThan(f1.get("score").asDouble());
        assertThat(f1.get("high").asDouble())
                .isGreaterThanOrEqualTo(f1.get("score").asDouble());
        assertThat(f1.get("level").asDouble()).isEqualTo(0.9);
        assertThat(json("--confidence", "0.9", "--resamples", "200", "--threads", 1))
                .isEqualTo(result);
        assertThat(Cli.run(arguments("--quiet", "--confidence")).out()).contains("95 %, by bootstrap over 5 images");
    }

    @Test
    void classes_come_from_images_or_from_tables() throws IOException {
        Path trueKinds = Files.createDirectory(folder.resolve("true-kinds"));
        Cli.labels(trueKinds.resolve("a.tif"), "222000", "222011", "222011", "000011");
        Cli.labels(trueKinds.resolve("b.tif"), "220", "220");
        Path foundKinds = Files.writeString(folder.resolve("kinds.csv"), "image,label,class\na,1,2\na,3,2\nb,4,2\n");

        JsonNode classes = json("--truth-classes", trueKinds, "--found-classes", foundKinds)
                .at("/classes/0.5");

        assertThat(classes.at("/2/tp").asInt()).isEqualTo(2);
        assertThat(classes.at("/2/fp").asInt()).isEqualTo(1); // found 3 is called 2, its true object is a 1
        assertThat(classes.at("/1/fn").asInt()).isEqualTo(1);
        assertThat(classes.at("/mean/recall").asDouble()).isEqualTo(0.5);
    }

    @Test
    void average_precision_ranks_objects_by_their_score() throws IOException {
        Path scores =
                Files.writeString(folder.resolve("objects.csv"), "image,label,score\na,1,0.9\na,3,0.2\nb,4,0.8\n");

        assertThat(json("--scores", scores).at("/average_precision/AP50").asDouble())
                .isEqualTo(1);

        Files.writeString(scores, "image,label,score\na,1,0.9\nb,4,0.8\n");
        assertThat(Cli.run(arguments("--quiet", "--scores", scores)).failure()).contains("object 3");
    }

    @Test
    void worst_objects_are_listed_on_request() {
        Cli.labels(truth.resolve("c.tif"), "1111", "1111");
        Cli.labels(found.resolve("c.tif"), "1122", "1122");

        assertThat(json("--worst", 1).at("/images/2/worst/0/error").asText()).isEqualTo("split");
        assertThat(Cli.run(arguments("--quiet", "--worst", 1)).out()).contains("Worst objects of c", "split");
        assertThat(json().at("/images/2/worst").isMissingNode()).isTrue();
    }

    @Test
    void pictures_show_what_was_found_in_colours() {
        Path colors = folder.resolve("colors");

        Cli run = Cli.run(arguments("--quiet", "--thresholds", "0.7", "--colors", colors));

        assertThat(run.code()).as(run.err()).isZero();
        FloatImage picture = Images.open(colors.resolve("a_th_0.7.png")).load();
        assertThat(pixel(picture, 0)).containsExactly(0, 255, 0); // matched
        assertThat(pixel(picture, 1 * 6 + 4)).containsExactly(255, 0, 0); // missed, on top of the found one
        assertThat(pixel(picture, 5)).containsExactly(0, 0, 0);
    }

    private static float[] pixel(FloatImage image, int i) {
        int n = image.extent().voxels();
        return new float[] {image.data()[i], image.data()[n + i], image.data()[2 * n + i]};
    }

    @Test
    void tables_by_biapy_s_names_have_its_columns() throws IOException {
        Path tables = folder.resolve("tables");

        Cli run = Cli.run(
                arguments("--quiet", "--thresholds", "0.5", "--metrics", "matching,surface", "--associations", tables));

        assertThat(run.code()).as(run.err()).isZero();
        List<String> results = Files.readAllLines(tables.resolve("test_results_metrics.csv"));
        assertThat(results.get(0))
                .startsWith("file,0.5 TH fp,0.5 TH tp,0.5 TH fn,0.5 TH precision")
                .endsWith("0.5 TH panoptic_quality");
        assertThat(results.get(1)).startsWith("a.tif,0,2,0,1.0");
        assertThat(tables.resolve("a_th_0.5_surfaces.csv")).content().startsWith("gt_id,pred_id,tolerance,dice");
    }

    @Test
    void labels_with_fractions_and_negative_ids_are_refused_by_name() {
        Images.save(FloatImage.of("x", Extent.yx(2, 3), 1, new float[] {1, 2, 0, 0, 0.5f, 0}), found.resolve("f.npy"));
        Images.save(FloatImage.of("x", Extent.yx(2, 3), 1, new float[] {1, -2, 0, 0, 0, 0}), found.resolve("n.npy"));
        Path labels = Cli.labels(folder.resolve("t.tif"), "110", "000");

        for (String bad : List.of("f.npy", "n.npy")) {
            assertThat(Cli.run("evaluate", "--truth", labels, "--found", found.resolve(bad), "--quiet")
                            .failure())
                    .contains(bad);
        }
    }

    @Test
    void options_that_make_no_sense_are_wrong_usage() {
        assertThat(Cli.run(arguments("--quiet", "--truth-classes", truth)).wrongUsage())
                .contains("--found-classes");
        assertThat(Cli.run(arguments("--quiet", "--confidence", "95")).wrongUsage())
                .contains("0.95, not 95");
        assertThat(Cli.run(arguments("--quiet", "--tolerance", "-1")).wrongUsage())
                .contains("--tolerance");
        assertThat(Cli.run(arguments("--quiet", "--metrics", "hausdorf")).wrongUsage())
                .contains("--metrics");
        assertThat(Cli.run(arguments("--quiet", "--score-column", "p")).wrongUsage())
                .contains("--scores");
    }
}
