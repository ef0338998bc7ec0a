package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void one_image() {
        out = folder.resolve("out");
        Images.save(FloatImage.of("a", Extent.yx(2, 2), 1, new float[] {1, 2, 3, 4}), folder.resolve("raw/a.tif"));
        Cli.labels(folder.resolve("label/a.tif"), "01", "01");
    }

    private Cli train(Object... options) {
        Object[] args = new Object[options.length + 7];
        System.arraycopy(
                new Object[] {"train", "--raw", folder.resolve("raw"), "--label", folder.resolve("label"), "--out", out
                },
                0,
                args,
                0,
                7);
        System.arraycopy(options, 0, args, 7, options.length);
        return Cli.run(args);
    }

    @Test
    void value_that_cannot_be_is_wrong_usage() {
        for (String wrong : new String[] {
            "--epochs=0",
            "--batch=0",
            "--lr=-1",
            "--lr=NaN",
            "--val=1.5",
            "--patience=-1",
            "--ndim=4",
            "--network=resnet"
        }) {
            assertThat(train(wrong).wrongUsage()).contains(wrong.substring(wrong.indexOf('=') + 1));
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void patch_without_a_voxel_is_wrong_usage() {
        assertThat(train("--patch", "0,64").wrongUsage()).contains("0 x 64");
        assertThat(train("--patch", "-1,64").wrongUsage()).contains("-1");
        assertThat(train("--patch", "100000,100000").wrongUsage()).contains("100000 x 100000");
        assertThat(train("--patch", "64").wrongUsage()).contains("2 numbers");
    }

    @Test
    void model_or_checkpoint_that_is_there_is_refused_and_an_empty_folder_is_not() throws IOException {
        Files.createDirectories(out.resolve("checkpoints"));
        assertThat(train().failure()).contains("256 x 256", "larger");

        Files.writeString(out.resolve("checkpoints/checkpoint.safetensors"), "something");
        assertThat(train().failure()).contains("exists already");
        assertThat(train("--resume", "--patch", "2,2", "--feature-maps", "2,4").failure())
                .contains("checkpoint.safetensors");
    }

    @Test
    void training_that_is_not_there_does_not_go_on() {
        assertThat(train("--resume").failure()).contains("out", "no training", "--resume");
        assertThat(out).doesNotExist();
    }

    @Test
    void output_that_is_a_file_is_refused() throws IOException {
        Files.writeString(out, "mine");
        assertThat(train().failure()).contains("is a file");
        assertThat(train("--resume").failure()).contains("is a file");
        assertThat(out).hasContent("mine");
    }
}
