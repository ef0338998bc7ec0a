package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
