package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.Workers;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.instance.tiled.TiledRun;
import io.biapy.io.Images;
import io.biapy.io.tile.TileFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code segment --prediction-type}: one rounding of the prediction, in memory as by tiles, and files that say what they hold. */
class PredictionTypeTest {
    private static final Extent EXTENT = Extent.zyx(14, 27, 25);

    @TempDir
    Path folder;

    private Path image;
    private Path model;

    @BeforeEach
    void makeImageAndModel() {
        Random random = new Random(7);
        float[] values = new float[EXTENT.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        image = folder.resolve("image.npy");
        Images.save(FloatImage.of("image", EXTENT, 1, GaussianFilter.of(1.5, 3).apply(values, EXTENT)), image);
        model = folder.resolve("model");
        TinyModel.of(Extent.zyx(8, 16, 16)).save(model);
    }

    private Cli segment(String out, Object... more) {
        List<Object> all = new ArrayList<>(List.of("segment", "--model", model, "--in", image, "--out"));
        all.add(folder.resolve(out));
        all.addAll(Arrays.asList(more));
        return Cli.run(all.toArray());
    }

    private void done(String out, Object... more) {
        Cli run = segment(out, more);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private int[] labels(String file) {
        return Images.labels(folder.resolve(file)).load().codes();
    }

    private float[] prediction(String file) {
        try (ImageSource source = Images.open(folder.resolve(file))) {
            return source.load().data();
        }
    }

    @ParameterizedTest
    @CsvSource({"float16,npy,1e-3", "uint8,zarr,2e-3"})
    void labels_and_prediction_are_the_same_in_memory_and_by_any_tiles(String type, String format, float near) {
        done("exact/labels.npy", "--raw-prediction");
        done("whole/labels.npy", "--raw-prediction", format, "--prediction-type", type);
        done("a/labels.npy", "--raw-prediction", "--prediction-type", type, "--tile", "9,16,16");
        done("b/labels.npy", "--raw-prediction", format, "--prediction-type", type, "--tile", "13", "--threads", "1");
        String kept = "/raw_predictions/image." + format;
        for (String how : List.of("a", "b")) {
            assertThat(labels(how + "/labels.npy")).isEqualTo(labels("whole/labels.npy"));
            assertThat(prediction(how + kept)).isEqualTo(prediction("whole" + kept));
        }
        float[] exact = prediction("exact/raw_predictions/image.tif");
        assertThat(prediction("a" + kept)).isNotEqualTo(exact);
        assertThat(prediction("a" + kept)).containsExactly(exact, Offset.offset(near));
    }

    @ParameterizedTest
    @CsvSource({"float32,zarr", "float16,npy", "uint8,zarr"})
    void decoding_what_was_kept_gives_the_labels_of_the_run(String type, String format) {
        done("run/labels.npy", "--raw-prediction", format, "--prediction-type", type, "--tile", "12");
        InstanceModel loaded = InstanceModel.load(model);
        Path kept = folder.resolve("run/raw_predictions/image." + format);
        try (ImageSource prediction = Images.open(kept);
                Workers workers = Workers.of(2)) {
            assertThat(loaded.decoding().decode(prediction.load()).codes()).isEqualTo(labels("run/labels.npy"));
            Path out = folder.resolve("again.npy");
            TiledDecoding.of(loaded.decoding())
                    .tile(Extent.zyx(7, 20, 20))
                    .run(
                            prediction,
                            TileFiles.into(out)
                                    .replacing()
                                    .in(folder.resolve("work"))
                                    .by(workers)
                                    .labels(),
                            TiledRun.in(folder.resolve("work"), "kept").by(workers));
            assertThat(labels("again.npy")).isEqualTo(labels("run/labels.npy"));
        }
    }

    @Test
    void samples_without_content_are_left_out_in_memory_as_by_any_tiles() {
        Object[] filter = {"--filter-samples", "mean < 0.5 or max < 0.55 and min > 0.1", "--raw-prediction", "npy"};
        done("all/labels.npy", "--raw-prediction", "npy");
        done("whole/labels.npy", filter);
        Object[] tiled = Arrays.copyOf(filter, filter.length + 2);
        tiled[filter.length] = "--tile";
        tiled[filter.length + 1] = "11";
        done("tiled/labels.npy", tiled);
        assertThat(labels("tiled/labels.npy")).isEqualTo(labels("whole/labels.npy"));
        String raw = "/raw_predictions/image.npy";
        assertThat(prediction("tiled" + raw))
                .isEqualTo(prediction("whole" + raw))
                .isNotEqualTo(prediction("all" + raw))
                .contains(0);
        done(
                "normalized/labels.npy",
                "--filter-samples",
                "max < 100",
                "--filter-normalized",
                "--raw-prediction",
                "npy");
        assertThat(prediction("normalized" + raw)).containsOnly(0);
        assertThat(segment("n.npy", "--filter-samples", "foreground < 0.1").failure())
                .contains("labels");
        assertThat(segment("n.npy", "--filter-samples", "max << 1").failure()).contains("max < 100");
        assertThat(segment("n.npy", "--filter-normalized").failure()).contains("--filter-samples");
    }

    @Test
    void files_hold_the_type_and_what_does_not_fit_is_refused_before_any_work() {
        done("a/labels.npy", "--raw-prediction", "--prediction-type", "float16", "--tile", "16");
        assertThat(Images.open(folder.resolve("a/raw_predictions/image.npy")).pixelType())
                .isEqualTo(PixelType.FLOAT16);
        done("b/labels.npy", "--raw-prediction", "--prediction-type", "UINT8", "--tile", "16");
        assertThat(Cli.run("info", folder.resolve("b/raw_predictions/image.zarr"))
                        .out())
                .contains("uint8");
        assertThat(segment("c.npy", "--raw-prediction", "npy", "--prediction-type", "uint8")
                        .failure())
                .contains(".npy", "1/255", "zarr");
        assertThat(segment("c.npy", "--raw-prediction", "png").failure()).contains("png", "tif, npy, zarr");
        assertThat(segment("c.npy", "--prediction-type", "int4").wrongUsage()).contains("int4", "FLOAT16");
        assertThat(folder.resolve("c.npy")).doesNotExist();
    }

    @Test
    void plan_tells_the_disk_of_each_type_and_of_a_copy_that_is_kept() {
        long voxels = 2L * EXTENT.voxels();
        String[] types = {"float32", "float16", "uint8"};
        int[] bytes = {4, 2, 1};
        for (int k = 0; k < 3; k++) {
            Cli plan = segment("p.npy", "--tile", "auto", "--plan", "--prediction-type", types[k]);
            assertThat(plan.code()).as(plan.err()).isZero();
            assertThat(plan.out()).contains(Math.round(voxels * bytes[k] / 1000.0) + " kB of disk as " + types[k]);
        }
        Cli kept = segment("p.npy", "--tile", "auto", "--plan", "--prediction-type", "uint8", "--raw-prediction");
        assertThat(kept.out()).contains("kept in image.zarr (as much again");
    }
}
