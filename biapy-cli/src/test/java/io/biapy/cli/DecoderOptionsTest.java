package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecoderOptionsTest {
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
}
