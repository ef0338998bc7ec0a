package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.tile.Journal;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiledDecodeTest {
    @TempDir
    Path folder;

    private static FloatImage prediction(Extent extent) {
        Random random = new Random(5);
        int n = extent.voxels();
        float[] data = new float[2 * n];
        for (int c = 0; c < 2; c++) {
            float[] plane = new float[n];
            for (int i = 0; i < n; i++) {
                plane[i] = random.nextFloat();
            }
            System.arraycopy(GaussianFilter.of(1.5, 3).apply(plane, extent), 0, data, c * n, n);
        }
        return FloatImage.of("volume", extent, 2, data);
    }

    private Path save(Extent extent) {
        Path in = folder.resolve("volume.npy");
        Images.save(prediction(extent), in);
        return in;
    }

    private static int[] read(Path file) {
        return Images.labels(file).load().codes();
    }

    @Test
    void gives_the_labels_of_the_decoder_in_memory_in_every_format_and_leaves_nothing_else() throws IOException {
        Extent extent = Extent.zyx(13, 30, 41);
        Path in = save(extent);
        int[] expected = Refinement.none()
                .fillHoles()
                .removeSmall(5)
                .apply(WatershedDecoder.forChannels("F,C").decode(prediction(extent)))
                .codes();
        for (String name : new String[] {"labels.npy", "labels.tif", "labels.zarr"}) {
            Path out = folder.resolve("out").resolve(name);
            JsonNode result = Cli.run(
                            "decode",
                            "--channels",
                            "F,C",
                            "--in",
                            in,
                            "--out",
                            out,
                            "--tile",
                            "5,16,12",
                            "--fill-holes",
                            "--remove-small",
                            "5",
                            "--objects",
                            folder.resolve(name + ".csv"),
                            "--properties",
                            "axis_major",
                            "--json")
                    .json();
            assertThat(read(out)).isEqualTo(expected);
            assertThat(result.get("objects").asLong())
                    .isEqualTo(java.util.Arrays.stream(expected)
                            .filter(id -> id > 0)
                            .distinct()
                            .count())
                    .isPositive();
            Cli.run(
                    "decode",
                    "--channels",
                    "F,C",
                    "--in",
                    in,
                    "--out",
                    folder.resolve("whole-" + name),
                    "--fill-holes",
                    "--remove-small",
                    "5",
                    "--objects",
                    folder.resolve("whole-" + name + ".csv"),
                    "--properties",
                    "axis_major");
            assertThat(folder.resolve(name + ".csv")).hasSameTextualContentAs(folder.resolve("whole-" + name + ".csv"));
        }
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("labels.npy", "labels.tif", "labels.zarr");
        }
    }

    @Test
    void tables_brightness_and_removal_by_properties_are_those_of_decoding_in_memory() throws IOException {
        Extent extent = Extent.zyx(9, 30, 41);
        Path in = save(extent);
        Path raw = folder.resolve("raw.npy");
        Images.save(prediction(extent).channel(1), raw);
        for (String tile : new String[] {"", "5,16,12"}) {
            Path out = folder.resolve("labels" + tile + ".npy");
            Object[] all = {
                "decode",
                "--channels",
                "F,C",
                "--in",
                in,
                "--out",
                out,
                "--image",
                raw,
                "--objects",
                folder.resolve("objects" + tile + ".csv"),
                "--properties",
                "all",
                "--remove-if",
                "npixels < 9 or solidity < 0.6",
                "--voxel-size",
                "2,0.31,0.29",
                "--refine",
                "dilation=2,voronoi=otsu"
            };
            Object[] tiled = java.util.Arrays.copyOf(all, all.length + 2);
            tiled[all.length] = "--tile";
            tiled[all.length + 1] = tile;
            Cli run = Cli.run(tile.isEmpty() ? all : tiled);
            assertThat(run.code()).as(run.err()).isZero();
        }
        assertThat(read(folder.resolve("labels5,16,12.npy"))).isEqualTo(read(folder.resolve("labels.npy")));
        assertThat(folder.resolve("objects5,16,12.csv"))
                .hasSameTextualContentAs(folder.resolve("objects.csv"))
                .content()
                .contains("intensity_median", "feret_max");
    }

    @Test
    void plan_is_printed_and_nothing_done() {
        Path in = save(Extent.zyx(9, 20, 20));
        Path out = folder.resolve("labels.npy");
        Cli run = Cli.run("decode", "--channels", "F,C", "--in", in, "--out", out, "--max-memory", "100MB", "--plan");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 tile", "flood", "memory", "disk");
        assertThat(out).doesNotExist();
        assertThat(TiledDecode.workFolder(out)).doesNotExist();
    }

    @Test
    void bad_values_and_what_tiles_cannot_do_are_told_before_any_work() {
        Path in = save(Extent.zyx(9, 20, 20));
        Path out = folder.resolve("labels.npy");
        Object[] start = {"decode", "--channels", "F,C", "--in", in, "--out", out};
        assertThat(failure(start, "--tile", "0")).contains("--tile is auto, one number or three");
        assertThat(failure(start, "--tile", "1,2")).contains("--tile is auto");
        assertThat(failure(start, "--max-memory", "much")).contains("--max-memory is a number of bytes");
        assertThat(failure(start, "--max-memory", "10kB")).contains("at most 10 kB");
        assertThat(failure(start, "--tile", "8", "--compat", "biapy")).contains("scikit-image's order");
        assertThat(failure(start, "--tile", "8", "--refine", "repair_large_objects=3"))
                .contains("repair_large_objects=3 cannot be done tile by tile");
        assertThat(failure(start, "--tile", "8", "--contours", "zip")).contains("--contours");
        assertThat(failure(start, "--tile", "8", "--objects", folder.resolve("o.csv"), "--biapy-table"))
                .contains("--biapy-table");
        assertThat(failure(start, "--tile", "8", "--remove-if", "intensity_mean < 3"))
                .contains("--image");
        assertThat(failure(new Object[] {"decode", "--channels", "A", "--in", save(3), "--out", out}, "--tile", "8"))
                .contains("merged in the order of all affinities", "decode without tiles");
        assertThat(out).doesNotExist();
    }

    private Path save(int channels) {
        Path in = folder.resolve("many.npy");
        Images.save(FloatImage.of("many", Extent.zyx(4, 5, 6), channels, new float[120 * channels]), in);
        return in;
    }

    private static String failure(Object[] start, Object... more) {
        Object[] all = java.util.Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return Cli.run(all).failure();
    }

    @Test
    void unfinished_work_of_another_kind_is_kept_unless_overwritten() {
        Path in = save(Extent.zyx(9, 20, 20));
        Path out = folder.resolve("labels.npy");
        Journal.open(TiledDecode.workFolder(out), "something else").close();
        Object[] start = {"decode", "--channels", "F,C", "--in", in, "--out", out};
        assertThat(failure(start, "--tile", "8")).contains("something else", "unfinished work of another kind");
        Cli run = Cli.run("decode", "--channels", "F,C", "--in", in, "--out", out, "--tile", "8", "--overwrite");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(read(out))
                .isEqualTo(WatershedDecoder.forChannels("F,C")
                        .decode(prediction(Extent.zyx(9, 20, 20)))
                        .codes());
    }

    @Test
    @Tag("deep")
    void killed_again_and_again_it_gives_the_same_labels() throws Exception {
        Extent extent = Extent.zyx(60, 120, 130);
        Path in = save(extent);
        int[] expected = Refinement.none()
                .fillHoles()
                .apply(WatershedDecoder.forChannels("F,C").decode(prediction(extent)))
                .codes();
        KilledCommand command = new KilledCommand(2);
        for (int round = 0; command.kills() < KilledCommand.asked(50); round++) {
            Path out = folder.resolve("out" + round).resolve("labels.npy");
            command.until(
                    out,
                    out.getParent(),
                    "decode",
                    "--channels",
                    "F,C",
                    "--in",
                    in,
                    "--out",
                    out,
                    "--tile",
                    "16",
                    "--fill-holes",
                    "--quiet");
            assertThat(read(out)).as("after " + command.kills() + " kills").isEqualTo(expected);
            assertThat(TiledDecode.workFolder(out)).doesNotExist();
        }
    }
}
