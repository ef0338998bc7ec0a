package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code segment --tile} and {@code decode --tile} by StarDist, killed with kill -9 at random moments and started again. */
class KilledSegmentTest {
    @TempDir
    Path folder;

    private static int[] labels(Path file) {
        return Images.labels(file).load().codes();
    }

    private static float[] prediction(Path labels) {
        String type = labels.toString().endsWith("zarr") ? "zarr" : "npy";
        return Images.open(labels.resolveSibling("raw_predictions/image." + type))
                .load()
                .data();
    }

    private static float[] smooth(Random random, Extent extent, double sigma) {
        float[] values = new float[extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return GaussianFilter.of(sigma, 3).apply(values, extent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels.npy", "labels.zarr"})
    @Tag("deep")
    void segment_gives_the_labels_the_prediction_and_the_table_of_a_run_in_memory(String name) throws Exception {
        Path model = folder.resolve("model");
        TinyModel.of(Extent.zyx(8, 16, 16)).save(model);
        Extent extent = Extent.zyx(24, 60, 60);
        Path image = folder.resolve("image.npy");
        Images.save(FloatImage.of("image", extent, 1, smooth(new Random(7), extent, 1.5)), image);
        Object[] start = {
            "segment", "--model", model, "--in", image, "--raw-prediction", name.endsWith("zarr") ? "zarr" : "npy"
        };
        Path whole = folder.resolve("whole").resolve(name);
        Cli run = Cli.run(with(start, "--out", whole, "--objects", folder.resolve("whole.csv")));
        assertThat(run.code()).as(run.err()).isZero();
        KilledCommand command = new KilledCommand(3);
        for (int round = 0; command.kills() < KilledCommand.asked(5); round++) {
            Path out = folder.resolve("tiled" + round).resolve(name);
            Path table = out.resolveSibling("objects.csv");
            command.until(
                    table, out.getParent(), with(start, "--objects", table, "--out", out, "--tile", "12", "--quiet"));
            assertThat(labels(out)).as("after " + command.kills() + " kills").isEqualTo(labels(whole));
            assertThat(prediction(out)).isEqualTo(prediction(whole));
            assertThat(table).hasSameTextualContentAs(folder.resolve("whole.csv"));
        }
    }

    @Test
    @Tag("deep")
    void stardist_gives_the_labels_of_a_run_in_memory() throws Exception {
        Extent extent = Extent.zyx(20, 48, 50);
        int n = extent.voxels();
        Random random = new Random(4);
        float[] data = new float[13 * n];
        for (int c = 0; c < 13; c++) {
            float[] plane = smooth(random, extent, c == 0 ? 1.5 : 2);
            for (int i = 0; i < n; i++) {
                data[c * n + i] = c == 0 ? plane[i] : 8 * plane[i];
            }
        }
        Path in = folder.resolve("stars.npy");
        Images.save(FloatImage.of("stars", extent, 13, data), in);
        Object[] start = {
            "decode", "--channels", "Db,R", "--in", in, "--sphere", "spiral", "--probability", "0.5", "--out"
        };
        Cli run = Cli.run(with(start, folder.resolve("whole.npy")));
        assertThat(run.code()).as(run.err()).isZero();
        int[] expected = labels(folder.resolve("whole.npy"));
        assertThat(Arrays.stream(expected).max().orElse(0)).isGreaterThan(20);
        KilledCommand command = new KilledCommand(5);
        for (int round = 0; command.kills() < KilledCommand.asked(5); round++) {
            Path out = folder.resolve("tiled" + round).resolve("labels.npy");
            command.until(out, out.getParent(), with(start, out, "--tile", "8", "--quiet"));
            assertThat(labels(out)).as("after " + command.kills() + " kills").isEqualTo(expected);
        }
    }

    private static Object[] with(Object[] start, Object... more) {
        Object[] all = Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return all;
    }
}
