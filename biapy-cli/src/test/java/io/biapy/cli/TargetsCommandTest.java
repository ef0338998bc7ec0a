package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsCommandTest {
    private static final String[] ROWS = {"000000", "011100", "011122", "011122", "000022", "000000"};

    @TempDir
    Path folder;

    @Test
    void file_holds_the_librarys_channels_as_floats_in_their_order() {
        Path label = Cli.labels(folder.resolve("a.tif"), ROWS);
        float[] expected = expected("F,C,Db", label);

        for (String name : new String[] {"t.tif", "t.npy"}) {
            Cli run = Cli.run("targets", "--channels", "F,C,Db", "--label", label, "--out", folder.resolve(name));

            assertThat(run.code()).as(run.err()).isZero();
            FloatImage targets = Images.open(folder.resolve(name)).load();
            assertThat(targets.channels()).isEqualTo(3);
            assertThat(targets.pixelType().toString()).isEqualTo("FLOAT32");
            assertThat(targets.data()).isEqualTo(expected);
        }
    }

    @Test
    void folder_gives_a_folder_in_the_format_asked_for() {
        Cli.labels(folder.resolve("in/a.tif"), ROWS);
        Cli.labels(folder.resolve("in/b.png"), ROWS);

        Cli run = Cli.run(
                "targets",
                "--channels",
                "F[erosion=1],C[mode=inner]",
                "--label",
                folder.resolve("in"),
                "--out",
                folder.resolve("out"),
                "--format",
                "npy",
                "--json");

        assertThat(run.json().get("channels").get(0).asText()).isEqualTo("F[erosion=1]");
        assertThat(Images.open(folder.resolve("out/b.npy")).load().data())
                .isEqualTo(expected("F[erosion=1],C[mode=inner]", folder.resolve("in/a.tif")));
        assertThat(folder.resolve("out/a.npy")).exists();
    }

    @Test
    void unknown_channel_or_option_is_wrong_usage() {
        assertThat(Cli.run("targets", "--channels", "F,Q", "--label", "a", "--out", "b")
                        .wrongUsage())
                .contains("Q")
                .contains("--channels");
        assertThat(Cli.run("targets", "--channels", "F[erosoin=1]", "--label", "a", "--out", "b")
                        .wrongUsage())
                .contains("erosion");
    }

    @Test
    void existing_output_is_refused() throws IOException {
        Path label = Cli.labels(folder.resolve("a.tif"), ROWS);
        Files.writeString(folder.resolve("t.npy"), "mine");

        assertThat(Cli.run("targets", "--channels", "F", "--label", label, "--out", folder.resolve("t.npy"))
                        .failure())
                .contains("t.npy");
    }

    @Test
    void labels_with_fractions_are_named() {
        Images.save(
                FloatImage.of("f", io.biapy.core.image.Extent.yx(2, 2), 1, new float[] {0, 1, 1.5f, 2}),
                folder.resolve("f.npy"));

        assertThat(Cli.run(
                                "targets",
                                "--channels",
                                "F",
                                "--label",
                                folder.resolve("f.npy"),
                                "--out",
                                folder.resolve("t.npy"))
                        .failure())
                .contains("f.npy");
        assertThat(folder.resolve("t.npy")).doesNotExist();
    }

    private static float[] expected(String channels, Path label) {
        LabelImage labels = Images.labels(label).load();
        TargetChannels targets = TargetChannels.parse(channels);
        float[] planes = new float[targets.planes() * labels.extent().voxels()];
        targets.encode(labels, planes);
        return planes;
    }

    private Path volume(String name) {
        Extent extent = Extent.zyx(9, 20, 31);
        Random random = new Random(3);
        int[] codes = new int[extent.voxels()];
        for (int i = 0; i < codes.length; i++) {
            int cell = i % 31 / 6 + 6 * (i / 31 % 20 / 5) + 24 * (i / 620 / 4);
            codes[i] = cell % 5 == 0 || random.nextInt(20) == 0 ? 0 : 1 + cell;
        }
        Path file = folder.resolve(name);
        Images.save(LabelImage.of("volume", extent, codes).withCalibration(Calibration.of(2, 0.5, 0.25, "um")), file);
        return file;
    }

    @Test
    void tile_by_tile_gives_the_same_values_from_and_to_every_format_and_leaves_nothing_else() throws IOException {
        String codes = "F,C,Db[val_type=raw],Dn,Gz,Gv,Gh";
        for (String in : new String[] {"labels.tif", "labels.npy", "labels.zarr"}) {
            Path label = volume(in);
            float[] expected = expected(codes, label);
            for (String name : new String[] {"t.npy", "t.tif", "t.zarr", "t.nrrd"}) {
                Path out = folder.resolve("out-" + in).resolve(name);
                Cli run = Cli.run("targets", "--channels", codes, "--label", label, "--out", out, "--tile", "4,16,12");
                assertThat(run.code()).as(run.err()).isZero();
                FloatImage targets = Images.open(out).load();
                assertThat(targets.data()).as(name).isEqualTo(expected);
                if (!name.equals("t.npy") && !in.equals("labels.npy")) {
                    assertThat(targets.calibration().z()).as(name).isEqualTo(2);
                }
            }
            try (Stream<Path> files = Files.list(folder.resolve("out-" + in))) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .containsExactlyInAnyOrder("t.npy", "t.tif", "t.zarr", "t.nrrd");
            }
        }
    }

    @Test
    void targets_with_affinities_beside_others_are_decoded_to_the_objects_again_with_and_without_tiles() {
        String[] rows = {
            "0000000000", "0111122220", "0111122220", "0111122220", "0333344440", "0333344440", "0333344440"
        };
        Path label = Cli.labels(folder.resolve("a.tif"), rows);
        Path targets = folder.resolve("targets.npy");
        String codes = "F,A[widen_borders=0]";
        assertThat(Cli.run("targets", "--channels", codes, "--label", label, "--out", targets)
                        .code())
                .isZero();
        for (String tile : new String[] {"", "4"}) {
            Path out = folder.resolve("found" + tile + ".tif");
            Object[] start = {"decode", "--channels", "F,A", "--in", targets, "--out", out};
            Cli run = tile.isEmpty() ? Cli.run(start) : Cli.run(with(start, "--tile", tile));
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(Images.labels(out).load().objects()).isEqualTo(4);
        }
        Path two = folder.resolve("two.npy");
        assertThat(Cli.run("targets", "--channels", "F,C", "--label", label, "--out", two)
                        .code())
                .isZero();
        assertThat(Cli.run("decode", "--channels", "F,A", "--in", two, "--out", folder.resolve("c.tif"))
                        .failure())
                .contains("has 2 channels, but --channels F,A takes 1 and a multiple of 3 (in 2D of 2) for A");
        assertThat(Cli.run(
                                "decode",
                                "--channels",
                                "F,A[offsets=0x0x1]",
                                "--in",
                                targets,
                                "--out",
                                folder.resolve("c.tif"))
                        .failure())
                .contains("takes 1 and the 1 of A[offsets=0x0x1]");
    }

    @Test
    void tile_by_tile_takes_the_voxel_size_that_is_given() {
        Path label = volume("labels.npy");
        Object[] start = {"targets", "--channels", "Db", "--label", label, "--voxel-size", "3,0.5,0.5", "--out"};
        Path whole = folder.resolve("whole.npy");
        Path tiled = folder.resolve("tiled.npy");
        assertThat(Cli.run(with(start, whole)).code()).isZero();
        assertThat(Cli.run(with(start, tiled, "--max-memory", "50MB")).code()).isZero();
        assertThat(tiled).hasSameBinaryContentAs(whole);
    }

    @Test
    void plan_of_tiles_is_printed_and_nothing_done_and_impossible_tiles_are_refused() {
        Path label = volume("labels.tif");
        Path out = folder.resolve("t.zarr");
        Object[] start = {"targets", "--channels", "Dn,Db", "--label", label, "--out", out};
        Cli plan = Cli.run(with(start, "--tile", "8", "--plan"));
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("24 tiles of 8 x 8 x 8", "next object along x", "memory", "disk");
        assertThat(Cli.run(with(start, "--max-memory", "1kB")).failure())
                .contains("labels.tif", "at most 500 bytes were allowed; allow more");
        assertThat(Cli.run(with(start, "--tile", "0")).failure()).contains("--tile is auto, one number or three");
        assertThat(out).doesNotExist();
        assertThat(TiledDecode.workFolder(out)).doesNotExist();
    }

    private static Object[] with(Object[] start, Object... more) {
        Object[] all = Arrays.copyOf(start, start.length + more.length);
        System.arraycopy(more, 0, all, start.length, more.length);
        return all;
    }
}
