package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands by tiles that are killed when their labels have their name already, and more is to come: the same command goes on. */
class GoneOnTest {
    private static final Extent EXTENT = Extent.zyx(24, 40, 40);

    @TempDir
    Path folder;

    private static FloatImage image(int channels, int seed) {
        Random random = new Random(seed);
        int n = EXTENT.voxels();
        float[] all = new float[channels * n];
        for (int c = 0; c < channels; c++) {
            float[] plane = new float[n];
            for (int i = 0; i < n; i++) {
                plane[i] = random.nextFloat();
            }
            System.arraycopy(GaussianFilter.of(1.5, 3).apply(plane, EXTENT), 0, all, c * n, n);
        }
        return FloatImage.of("in", EXTENT, channels, all);
    }

    private List<Object> command(String kind, Path in) {
        List<Object> command = new ArrayList<>(List.of(kind, "--in", in, "--voxel-size", "1,1,1", "--quiet"));
        if (kind.equals("decode")) {
            command.addAll(List.of("--channels", "F,C"));
        } else {
            Path model = folder.resolve("model");
            TinyModel.of(Extent.zyx(8, 16, 16)).save(model);
            command.addAll(List.of("--model", model));
        }
        return command;
    }

    private static Object[] with(List<Object> command, Object... more) {
        List<Object> all = new ArrayList<>(command);
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private static int[] labels(Path file) {
        return Images.labels(file).load().codes();
    }

    private static float[] values(Path file) {
        return Images.open(file).load().data();
    }

    private static Path rest(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("\\.(?!z).*|.*\\.part"))
                    .findAny()
                    .orElse(folder);
        }
    }

    /** Kills a command as soon as a file has its name. */
    private static void killWhenThere(Path file, Object... command) throws IOException, InterruptedException {
        try (BiapyProcess process = BiapyProcess.start(command)) {
            while (process.isAlive() && !Files.exists(file)) {
                Thread.sleep(1);
            }
            process.kill();
            assertThat(file).as(process.said()).exists();
        }
    }

    @ParameterizedTest
    @CsvSource({"decode,labels.zarr", "decode,labels.tif", "segment,labels.npy", "segment,labels.zarr"})
    void what_follows_the_labels_is_done_and_they_are_not_made_again(String kind, String name) throws Exception {
        Path in = folder.resolve("in.npy");
        Images.save(image(kind.equals("decode") ? 2 : 1, 5), in);
        List<Object> command = command(kind, in);
        if (kind.equals("segment")) {
            command.addAll(List.of("--raw-prediction", "zarr"));
        }
        Path whole = folder.resolve("whole").resolve(name);
        Cli run = Cli.run(with(command, "--out", whole, "--objects", folder.resolve("whole.csv")));
        assertThat(run.code()).as(run.err()).isZero();
        Path out = folder.resolve("out").resolve(name);
        Path table = out.resolveSibling("objects.csv");
        Path page = out.resolveSibling("page.html");
        Object[] tiled = with(command, "--out", out, "--objects", table, "--report", page, "--tile", "12");
        killWhenThere(out, tiled);
        assertThat(table).doesNotExist();
        FileTime named = Files.getLastModifiedTime(out);
        Cli again = Cli.run(tiled);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.getLastModifiedTime(out)).isEqualTo(named);
        assertThat(labels(out)).isEqualTo(labels(whole));
        assertThat(table).hasSameTextualContentAs(folder.resolve("whole.csv"));
        assertThat(page).content().contains("flood");
        if (kind.equals("segment")) {
            assertThat(Images.open(out.resolveSibling("raw_predictions/in.zarr"))
                            .load()
                            .data())
                    .isEqualTo(Images.open(whole.resolveSibling("raw_predictions/in.zarr"))
                            .load()
                            .data());
        }
        assertThat(rest(out.getParent())).isEqualTo(out.getParent());
        assertThat(Cli.run(tiled).failure()).contains("exists already");
    }

    @Test
    void of_a_folder_of_images_those_that_are_done_stay_and_the_table_has_all() throws Exception {
        Path in = Files.createDirectories(folder.resolve("images"));
        for (int k = 0; k < 3; k++) {
            Images.save(image(2, k), in.resolve("volume" + k + ".npy"));
        }
        List<Object> command = command("decode", in);
        Path whole = folder.resolve("whole");
        Cli run = Cli.run(with(command, "--out", whole, "--objects", folder.resolve("whole.csv")));
        assertThat(run.code()).as(run.err()).isZero();
        Path out = folder.resolve("out");
        Path table = folder.resolve("objects.csv");
        Object[] tiled = with(command, "--out", out, "--objects", table, "--tile", "12");
        killWhenThere(out.resolve("volume0.tif"), tiled);
        FileTime named = Files.getLastModifiedTime(out.resolve("volume0.tif"));
        Cli again = Cli.run(tiled);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.getLastModifiedTime(out.resolve("volume0.tif"))).isEqualTo(named);
        for (int k = 0; k < 3; k++) {
            assertThat(labels(out.resolve("volume" + k + ".tif")))
                    .isEqualTo(labels(whole.resolve("volume" + k + ".tif")));
        }
        assertThat(table).hasSameTextualContentAs(folder.resolve("whole.csv"));
        assertThat(rest(out)).isEqualTo(out);
    }

    @Test
    void targets_of_a_folder_of_labels_go_on_too() throws Exception {
        Path in = Files.createDirectories(folder.resolve("labels"));
        for (int k = 0; k < 3; k++) {
            float[] light = image(1, k).data();
            int[] codes = new int[light.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = light[i] > 0.5 ? 1 + i / 9000 : 0;
            }
            Images.save(LabelImage.of("labels", EXTENT, codes), in.resolve("volume" + k + ".npy"));
        }
        List<Object> command = List.of(
                "targets", "--label", in, "--channels", "F,Dn", "--voxel-size", "1,1,1", "--format", "tif", "--quiet");
        Path whole = folder.resolve("whole");
        Cli run = Cli.run(with(command, "--out", whole));
        assertThat(run.code()).as(run.err()).isZero();
        Path out = folder.resolve("out");
        Object[] tiled = with(command, "--out", out, "--tile", "12");
        killWhenThere(out.resolve("volume0.tif"), tiled);
        FileTime named = Files.getLastModifiedTime(out.resolve("volume0.tif"));
        Cli again = Cli.run(tiled);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(Files.getLastModifiedTime(out.resolve("volume0.tif"))).isEqualTo(named);
        for (int k = 0; k < 3; k++) {
            assertThat(values(out.resolve("volume" + k + ".tif")))
                    .isEqualTo(values(whole.resolve("volume" + k + ".tif")));
        }
        assertThat(rest(out)).isEqualTo(out);
    }

    @Test
    void with_other_options_or_another_file_under_the_name_nothing_is_overwritten() throws Exception {
        Path in = folder.resolve("in.npy");
        Images.save(image(2, 5), in);
        List<Object> command = command("decode", in);
        Path out = folder.resolve("out").resolve("labels.tif");
        Path page = out.resolveSibling("page.html");
        Object[] tiled = with(command, "--out", out, "--report", page, "--tile", "12");
        killWhenThere(out, tiled);
        byte[] labels = Files.readAllBytes(out);
        assertThat(Cli.run(with(command, "--out", out, "--report", page, "--tile", "12", "--fill-holes"))
                        .failure())
                .contains("unfinished work of another kind");
        assertThat(Cli.run(with(command, "--out", out)).failure()).contains("exists already");
        assertThat(out).hasBinaryContent(labels);
        Files.write(out, new byte[] {1, 2, 3});
        assertThat(Cli.run(tiled).failure()).contains("exists already");
        assertThat(out).hasBinaryContent(new byte[] {1, 2, 3});
        Files.delete(out); // then it is made again
        Cli again = Cli.run(tiled);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(out).hasBinaryContent(labels);
    }
}
