package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.star.StarDistDecoder;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderOptionsTest {
    @TempDir
    Path folder;

    @Test
    void help_groups_the_options_by_what_they_belong_to() {
        String help = Cli.run("decode", "--help").out();

        assertThat(help)
                .containsSubsequence("--decoder", "After the decoder:", "--fill-holes", "watershed:", "--seeds");
    }

    @Test
    void named_decoder_takes_its_own_options() {
        assertThat(Cli.run(
                                "decode",
                                "--decoder",
                                "watershed",
                                "--channels",
                                "F,C",
                                "--seeds",
                                "F",
                                "--in",
                                "no.npy",
                                "--out",
                                "l.tif")
                        .failure())
                .contains("no.npy");
    }

    @Test
    void unknown_decoder_is_wrong_usage_that_lists_them() {
        assertThat(Cli.run("decode", "--decoder", "magic", "--channels", "F,C", "--in", "a.npy", "--out", "l.tif")
                        .wrongUsage())
                .containsIgnoringCase("watershed");
    }

    @Test
    void option_of_another_decoder_is_wrong_usage_that_names_it() {
        assertThat(Cli.run("decode", "--channels", "F,C", "--overlap", 0.5, "--in", "a.npy", "--out", "l.tif")
                        .wrongUsage())
                .contains("--overlap");
    }

    @Test
    void rays_make_stars_with_the_librarys_options() {
        int rays = 16;
        float[] data = new float[(1 + rays) * 900];
        for (int at : new int[] {8 * 30 + 9, 20 * 30 + 19}) {
            data[at] = at > 400 ? 0.45f : 0.9f;
            for (int k = 1; k <= rays; k++) {
                data[k * 900 + at] = 5;
            }
        }
        FloatImage prediction = FloatImage.of("stars", Extent.yx(30, 30), 1 + rays, data);
        Path in = folder.resolve("stars.npy");
        Images.save(prediction, in);

        for (String probability : List.of("0.4", "0.6")) {
            Path out = folder.resolve(probability + ".tif");
            Cli run = Cli.run(
                    "decode",
                    "--channels",
                    "Db,R",
                    "--probability",
                    probability,
                    "--grid",
                    "2x2",
                    "--axes",
                    "YXC",
                    "--in",
                    in,
                    "--out",
                    out);

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(Images.labels(out).load().codes())
                    .isEqualTo(StarDistDecoder.create()
                            .probability(Double.parseDouble(probability))
                            .grid(Extent.yx(2, 2))
                            .decode(prediction)
                            .codes());
        }
    }

    @Test
    void stars_need_a_probability_and_rays() {
        assertThat(Cli.run("decode", "--decoder", "stardist", "--channels", "F,C", "--in", "a.npy", "--out", "l.tif")
                        .wrongUsage())
                .contains("Db,R");
        assertThat(Cli.run("decode", "--channels", "Db,R", "--grid", "two", "--in", "a.npy", "--out", "l.tif")
                        .wrongUsage())
                .contains("2x2");
    }
}
