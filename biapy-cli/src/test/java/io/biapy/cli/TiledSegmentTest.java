package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.engine.Engines;
import io.biapy.core.error.CancelledException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Cancellation;
import io.biapy.core.workflow.PredictionType;
import io.biapy.instance.InstanceModel;
import io.biapy.instance.Segmenter;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code segment --tile}: the image is never in memory, the result is that of segmenting it there. */
class TiledSegmentTest {
    @TempDir
    Path folder;

    private Path image(Extent extent) {
        Random random = new Random(7);
        float[] values = new float[extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        Path file = folder.resolve("image.npy");
        Images.save(FloatImage.of("image", extent, 1, GaussianFilter.of(1.5, 3).apply(values, extent)), file);
        return file;
    }

    private static Object[] with(Object[] start, Object... more) {
        List<Object> all = new ArrayList<>(Arrays.asList(start));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private void compare(Extent patch, Extent extent, String tile) {
        Path model = folder.resolve("model");
        TinyModel.of(patch).save(model);
        Path in = image(extent);
        for (String how : new String[] {"whole", "tiled"}) {
            Object[] all = {
                "segment",
                "--model",
                model,
                "--in",
                in,
                "--out",
                folder.resolve(how).resolve("labels.npy"),
                "--objects",
                folder.resolve(how + ".csv"),
                "--properties",
                "all",
                "--remove-if",
                "npixels < 4",
                "--raw-prediction",
                "--median",
                "xy=3",
                "--refine",
                "dilation=2",
                "--voxel-size",
                "0.4,0.4"
            };
            Cli run = Cli.run(how.equals("whole") ? all : with(all, "--tile", tile));
            assertThat(run.code()).as(run.err()).isZero();
        }
        assertThat(Images.labels(folder.resolve("tiled/labels.npy")).load().codes())
                .isEqualTo(
                        Images.labels(folder.resolve("whole/labels.npy")).load().codes());
        assertThat(Arrays.stream(Images.labels(folder.resolve("tiled/labels.npy"))
                                .load()
                                .codes())
                        .max()
                        .orElse(0))
                .isPositive();
        assertThat(folder.resolve("tiled.csv")).hasSameTextualContentAs(folder.resolve("whole.csv"));
        assertThat(Images.open(folder.resolve("tiled/raw_predictions/image.npy"))
                        .load()
                        .data())
                .isEqualTo(Images.open(folder.resolve("whole/raw_predictions/image.tif"))
                        .load()
                        .data());
        assertThat(folder.resolve("tiled/.labels.npy.prediction")).doesNotExist();
        assertThat(folder.resolve("tiled/.labels.npy.work")).doesNotExist();
    }

    @Test
    void a_plane_has_the_labels_the_table_and_the_prediction_of_segmenting_it_in_memory() {
        compare(Extent.yx(16, 16), Extent.yx(61, 47), "20");
    }

    @Test
    void a_volume_has_them_too() {
        compare(Extent.zyx(8, 16, 16), Extent.zyx(19, 37, 33), "9,16,16");
    }

    @Test
    void of_a_range_of_slices_and_a_mask_only_those_are_predicted() {
        Extent extent = Extent.zyx(30, 17, 18);
        Path model = folder.resolve("model");
        TinyModel.of(Extent.zyx(8, 16, 16)).save(model);
        Path in = image(extent);
        int[] area = new int[extent.voxels()];
        for (int i = 0; i < area.length; i++) {
            area[i] = i % 18 < 9 ? 1 : 0;
        }
        Path mask = folder.resolve("mask.tif");
        Images.save(LabelImage.of("mask", extent, area), mask);
        Object[] all = {"segment", "--model", model, "--in", in, "--raw-prediction", "--tile", "9"};
        Cli whole = Cli.run(with(all, "--out", folder.resolve("a/labels.npy")));
        assertThat(whole.code()).as(whole.err()).isZero();
        Cli part = Cli.run(with(all, "--out", folder.resolve("b/labels.npy"), "--z-range", "12:17", "--roi", mask));
        assertThat(part.code()).as(part.err()).isZero();
        float[] expected = Images.open(folder.resolve("a/raw_predictions/image.npy"))
                .load()
                .data();
        float[] found = Images.open(folder.resolve("b/raw_predictions/image.npy"))
                .load()
                .data();
        for (int i = 0; i < found.length; i++) {
            int z = i % area.length / (17 * 18);
            assertThat(found[i]).isEqualTo(z >= 12 && z < 17 && area[i % area.length] > 0 ? expected[i] : 0);
        }
        assertThat(Cli.run(with(all, "--out", folder.resolve("c.npy"), "--z-range", "12:31"))
                        .failure())
                .contains("12 to 31", "has 30");
        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", folder.resolve("c.npy"), "--roi", mask)
                        .failure())
                .contains("--tile auto");
    }

    @ParameterizedTest
    @CsvSource({"--z-range, 2:4", "--roi, mask", "--filter-samples, max < 0.1"})
    void parts_are_not_left_out_where_the_models_decoding_takes_0_for_objects(String option, String value) {
        Path model = folder.resolve("model");
        TinyModel.of(Extent.zyx(8, 16, 16), "C").save(model);
        Path in = image(Extent.zyx(9, 17, 18));
        Path out = folder.resolve("out.npy");
        Object given = value.equals("mask") ? in : value;
        assertThat(Cli.run("segment", "--model", model, "--in", in, "--out", out, "--tile", "9", option, given)
                        .failure())
                .contains("0 in all channels", "1 - C", "Predict everything");
        assertThat(folder.resolve(".out.npy.prediction")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupted_prediction_goes_on_and_planes_that_were_damaged_are_predicted_again(PredictionType type)
            throws IOException {
        Extent extent = Extent.zyx(30, 17, 18);
        Path in = image(extent);
        Path work = folder.resolve("work");
        InstanceModel model = TinyModel.of(Extent.zyx(8, 16, 16));
        float[] expected;
        int patches;
        try (Segmenter segmenter = model.open(Engines.best(), 1);
                ImageSource source = Images.open(in)) {
            AtomicInteger seen = new AtomicInteger();
            segmenter.predictionType(type).onProgress((step, done, total, note) -> seen.incrementAndGet());
            expected = segmenter.predict(source).data();
            patches = seen.get();
        }
        int predicted = 0;
        int interruptions = 0;
        Path file = null;
        while (file == null) {
            Cancellation stop = new Cancellation();
            AtomicInteger seen = new AtomicInteger();
            try (Segmenter segmenter = model.open(Engines.best(), 1);
                    ImageSource source = Images.open(in)) {
                segmenter.predictionType(type).cancellable(stop).onProgress((step, done, total, note) -> {
                    if (seen.incrementAndGet() == patches / 2) {
                        stop.cancel();
                    }
                });
                TiledPrediction prediction = TiledPrediction.in(work, model.network(), type, source, "image");
                prediction.complete(planes -> segmenter.predict(source, planes), false, () -> {});
                file = prediction.file();
            } catch (CancelledException e) {
                interruptions++;
                if (interruptions == 1) {
                    damage(work.resolve("prediction.npy"), type.stored().bits() / 8 * 2 * 17 * 18 * 10);
                }
            }
            predicted += seen.get();
        }
        assertThat(interruptions).isPositive();
        assertThat(predicted).isLessThan(3 * patches);
        try (ImageSource kept = KeptPrediction.open(file, type)) {
            assertThat(kept.load().data()).isEqualTo(expected);
        }
    }

    /** Changes a byte of the values. */
    private static void damage(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[128 + at + 5] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void plan_says_what_it_takes_and_what_tiles_cannot_do_is_refused() throws IOException {
        Path model = folder.resolve("model");
        TinyModel.of(Extent.yx(16, 16)).save(model);
        Object[] start = {
            "segment", "--model", model, "--in", image(Extent.yx(40, 40)), "--out", folder.resolve("l.npy")
        };
        Cli plan = Cli.run(with(start, "--tile", "auto", "--plan"));
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("prediction, patch by patch", "flood");
        assertThat(folder.resolve("l.npy")).doesNotExist();
        assertThat(Cli.run(with(start, "--tile", "auto", "--overlays")).failure())
                .contains("--overlays");
        assertThat(Cli.run(with(start, "--max-memory", "3kB")).failure()).contains("at most 3.0 kB");
        assertThat(Files.exists(folder.resolve(".l.npy.prediction"))).isFalse();
    }
}
