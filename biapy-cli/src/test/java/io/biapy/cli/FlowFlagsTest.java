package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.FlowField;
import io.biapy.instance.flow.FlowDecoder;
import io.biapy.instance.flow.OmniposeDecoder;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFlagsTest {
    private static final int N = 40;

    @TempDir
    Path folder;

    @Test
    void flows_are_followed_where_the_channels_are_flows() {
        FloatImage prediction = prediction(false);
        int[] found = decode(prediction, "--channels", "F,Gv,Gh");
        assertThat(found)
                .isEqualTo(FlowDecoder.forChannels("F,Gv,Gh").decode(prediction).codes());
        assertThat(Arrays.stream(found).max().orElseThrow()).isEqualTo(4);
    }

    @Test
    void flow_options_are_the_librarys() {
        FloatImage prediction = prediction(false);
        assertThat(decode(
                        prediction,
                        "--decoder",
                        "flows",
                        "--channels",
                        "F,Gv,Gh",
                        "--flow-foreground",
                        "0.4",
                        "--flow-error",
                        "0.2",
                        "--flow-steps",
                        "50",
                        "--diameter",
                        "auto",
                        "--mean-diameter",
                        "12"))
                .isEqualTo(FlowDecoder.forChannels("F,Gv,Gh")
                        .foreground(0.4)
                        .flowThreshold(0.2)
                        .steps(50)
                        .measuredDiameter(12)
                        .decode(prediction)
                        .codes());
    }

    @Test
    void flows_are_followed_wherever_they_are_and_no_error_is_too_large_where_that_is_asked_for() {
        FloatImage prediction = prediction(false);
        Arrays.fill(prediction.data(), 0, N * N, 0.1f); // a foreground that would leave nothing
        assertThat(decode(prediction, "--channels", "F,Gv,Gh", "--flow-foreground", "none", "--flow-error", "-1"))
                .isEqualTo(FlowDecoder.forChannels("F,Gv,Gh")
                        .foreground(0)
                        .flowThreshold(0)
                        .decode(prediction(false))
                        .codes())
                .contains(4);
        assertThat(wrong("--channels", "F,Gv,Gh", "--flow-foreground", "all")).contains("--flow-foreground", "none");
        FloatImage distance = prediction(true);
        assertThat(decode(distance, "--decoder", "omnipose", "--channels", "Db,Gv,Gh", "--omnipose-error", "-1"))
                .isEqualTo(OmniposeDecoder.forChannels("Db,Gv,Gh")
                        .flowThreshold(0)
                        .decode(distance)
                        .codes());
    }

    @Test
    void omnipose_is_a_decoder_with_options_of_its_own() {
        FloatImage prediction = prediction(true);
        assertThat(decode(
                        prediction,
                        "--decoder",
                        "omnipose",
                        "--channels",
                        "Db,Gv,Gh",
                        "--omnipose-distance",
                        "0.5",
                        "--omnipose-steps",
                        "9"))
                .isEqualTo(OmniposeDecoder.forChannels("Db,Gv,Gh")
                        .foreground(0.5)
                        .steps(9)
                        .decode(prediction)
                        .codes());
    }

    @Test
    void wrong_use_is_told() {
        assertThat(wrong("--channels", "F,Gv,Gh", "--diameter", "large")).contains("--diameter");
        assertThat(wrong("--channels", "F,Gv,Gh", "--flow-steps", "9", "--compat", "biapy"))
                .contains("--flow-steps");
        assertThat(wrong("--channels", "F,Gv,Gh", "--decoder", "omnipose")).contains("Db");
        assertThat(wrong("--channels", "F,C", "--decoder", "flows")).contains("Gv");
        assertThat(wrong("--channels", "F,Gv,Gh", "--omnipose-steps", "9")).contains("--omnipose-steps");
    }

    private String wrong(Object... options) {
        List<Object> all = new ArrayList<>(List.of("decode", "--in", "no.npy", "--out", "l.tif"));
        all.addAll(List.of(options));
        return Cli.run(all.toArray()).wrongUsage();
    }

    private int[] decode(FloatImage prediction, Object... options) {
        Path in = folder.resolve("flows.npy");
        Path out = folder.resolve("labels.tif");
        Images.save(prediction, in, IfExists.REPLACE);
        List<Object> all = new ArrayList<>(List.of("decode", "--in", in, "--out", out, "--overwrite"));
        all.addAll(List.of(options));
        Cli run = Cli.run(all.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return Images.labels(out).load().codes();
    }

    /** Four squares: F or a distance, then five times the flows. */
    private static FloatImage prediction(boolean omnipose) {
        int[] labels = new int[N * N];
        for (int i = 0; i < labels.length; i++) {
            int y = i / N % 20;
            int x = i % N % 20;
            if (y > 3 && y < 14 && x > 4 && x < 16) {
                labels[i] = 1 + i / N / 20 * 2 + i % N / 20;
            }
        }
        LabelImage image = LabelImage.of("squares", Extent.yx(N, N), labels);
        FlowField flows = omnipose ? FlowField.omnipose(image, Workers.callerOnly()) : FlowField.of(image);
        float[] data = new float[3 * N * N];
        for (int i = 0; i < labels.length; i++) {
            data[i] = labels[i] == 0 ? (omnipose ? -5 : 0) : omnipose ? 2 : 1;
            data[N * N + i] = 5 * flows.along(1)[i];
            data[2 * N * N + i] = 5 * flows.along(2)[i];
        }
        return FloatImage.of("squares", Extent.yx(N, N), 3, data);
    }
}
