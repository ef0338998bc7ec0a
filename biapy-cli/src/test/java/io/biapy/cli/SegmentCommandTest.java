package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.measure.PropertyFilter;
import io.biapy.instance.measure.RegionProperties;
import io.biapy.instance.measure.RegionProperty;
import io.biapy.instance.refine.Refinement;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCommandTest {
    @TempDir
    Path folder;

    private Path model;
    private Path in;
    private Path out;

    @BeforeEach
    void model_and_one_image() {
        model = folder.resolve("model");
        in = folder.resolve("in");
        out = folder.resolve("out");
        TinyModel.of(Extent.yx(32, 32)).save(model);
        image("plain.tif", Extent.yx(37, 51), 1);
    }

    private Path image(String name, Extent extent, int channels) {
        Random random = new Random(1);
        float[] values = new float[channels * extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Path file = in.resolve(name);
        Images.save(FloatImage.of(name, extent, channels, values), file);
        return file;
    }

    @Test
    void images_of_every_size_are_segmented() {
        image("one.tif", Extent.yx(1, 1), 1);
        image("thin.tif", Extent.yx(1, 70), 1);

        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", out, "--overlays", "--json")
                        .json()
                        .get("images")
                        .size())
                .isEqualTo(3);
        assertThat(Images.labels(out.resolve("thin.tif")).size().toString()).isEqualTo("1 x 70");
    }

    @Test
    void images_that_the_model_cannot_take_are_all_named_before_any_work() throws IOException {
        image("deep.tif", new Extent(3, 32, 32), 1);
        image("two.npy", Extent.yx(32, 32), 2);
        Files.write(in.resolve("cut.png"), new byte[] {1, 2, 3});

        String failure =
                Cli.run("segment", "--model", model, "--in", in, "--out", out).failure();

        assertThat(failure).contains("3 of 4 images", "deep.tif", "3D", "two.npy", "2 channels", "cut.png");
        assertThat(out).doesNotExist();
    }

    @Test
    void orientations_and_their_reduction_change_the_prediction() {
        Path one = image("one.tif", Extent.yx(20, 31), 1);
        List<float[]> predictions = new ArrayList<>();
        for (String options : List.of("", "--tta flips", "--tta turns", "--tta turns --tta-reduce max")) {
            Path to = folder.resolve("out" + predictions.size()).resolve("labels.tif");
            List<Object> arguments = new ArrayList<>(
                    List.of("segment", "--model", model, "--in", one, "--out", to, "--raw-prediction", "--json"));
            arguments.addAll(List.of(options.strip().split(" ")));
            arguments.remove("");
            Cli.run(arguments.toArray()).json();
            predictions.add(Images.open(to.resolveSibling("raw_predictions/one.tif"))
                    .load()
                    .data());
        }

        for (int i = 0; i < predictions.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(predictions.get(i)).isNotEqualTo(predictions.get(j));
            }
        }
        for (int i = 0; i < predictions.get(0).length; i++) {
            assertThat(predictions.get(3)[i]).isGreaterThanOrEqualTo(predictions.get(2)[i] - 1e-6f);
        }
    }

    @Test
    void labels_are_refined_and_filtered_after_the_models_own_decoding() throws IOException {
        Path one = image("one.tif", Extent.yx(24, 31), 1);
        Path plain = folder.resolve("plain/labels.tif");
        Path cleaned = folder.resolve("clean/labels.tif");
        Path table = folder.resolve("objects.csv");
        Cli.run("segment", "--model", model, "--in", one, "--out", plain, "--json")
                .json();

        Cli.run(
                        "segment",
                        "--model",
                        model,
                        "--in",
                        one,
                        "--out",
                        cleaned,
                        "--refine",
                        "clear_border,dilation=2",
                        "--remove-if",
                        "npixels < 9 or intensity_mean < 0.2",
                        "--voxel-size",
                        "2,3",
                        "--objects",
                        table,
                        "--properties",
                        "intensity_median",
                        "--json")
                .json();

        LabelImage refined = Refinement.parse("clear_border,dilation=2")
                .apply(Images.labels(plain).load());
        RegionProperties measured =
                RegionProperties.of(refined).intensity(Images.open(one).load());
        LabelImage expected = PropertyFilter.parse("npixels < 9 or intensity_mean < 0.2")
                .remove(
                        refined,
                        measured.with(RegionProperty.INTENSITY_MEAN, RegionProperty.NPIXELS)
                                .measure());
        assertThat(Images.labels(cleaned).load().codes()).isEqualTo(expected.codes());
        if (expected.objects() > 0) {
            assertThat(Files.readString(table)).contains(",intensity_median,unit", ",um");
        }
    }

    @Test
    void what_cannot_be_read_is_refused_before_any_work() {
        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", out, "--refine", "nonsense")
                        .failure())
                .contains("nonsense", "fill_holes");
        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", out, "--remove-if", "area < x")
                        .failure())
                .contains("\"x\"");
        assertThat(out).doesNotExist();
    }

    @Test
    void reduction_without_orientations_is_refused() {
        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", out, "--tta-reduce", "min")
                        .failure())
                .contains("--tta flips");
    }

    @Test
    void model_of_volumes_refuses_a_plane() {
        TinyModel.of(new Extent(8, 32, 32)).save(folder.resolve("volumes"));

        assertThat(Cli.run("segment", "--model", folder.resolve("volumes"), "--in", in, "--out", out)
                        .failure())
                .contains("plain.tif", "2D", "volumes");
    }

    @Test
    void output_beside_the_labels_that_exists_is_refused_before_any_work() throws IOException {
        Files.createDirectories(out.resolve("overlays"));
        Files.writeString(out.resolve("overlays/plain.png"), "mine");

        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", out, "--overlays")
                        .failure())
                .contains("plain.png", "exists already");
        assertThat(out.resolve("plain.tif")).doesNotExist();
        assertThat(out.resolve("overlays/plain.png")).hasContent("mine");
    }

    @Test
    void result_never_replaces_its_input() throws IOException {
        Path image = in.resolve("plain.tif");
        byte[] before = Files.readAllBytes(image);

        assertThat(Cli.run("segment", "--model", model, "--in", image, "--out", image, "--overwrite")
                        .failure())
                .contains("the input itself");
        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", in, "--overwrite")
                        .failure())
                .contains("folder of the inputs");
        assertThat(Files.readAllBytes(image)).isEqualTo(before);
    }
}
