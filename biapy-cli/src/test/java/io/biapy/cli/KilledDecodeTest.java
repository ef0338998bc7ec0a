package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code decode --tile} into a Zarr, killed with kill -9 at random moments and started again, for each decoder; {@code -Dkills=N} for more. */
@Tag("deep")
class KilledDecodeTest {
    @TempDir
    Path folder;

    private static int[] labels(Path file) {
        return Images.labels(file).load().codes();
    }

    @Test
    void watershed_gives_the_labels_of_a_run_in_memory() throws Exception {
        LabelImage ovule = RealVolumes.part(RealVolumes.ovule(), 10, 0, 0, Extent.zyx(80, 100, 100));
        check(DrawnPrediction.WATERSHED, ovule, 50, "16", "--channels", "F,C", "--fill-holes", "--remove-small", "5");
    }

    @Test
    void stars_give_the_labels_of_a_run_in_memory() throws Exception {
        check(DrawnPrediction.STARS, ovule(), 10, "14", "--channels", "Db,R", "--sphere", "spiral");
    }

    @Test
    void embeddings_give_the_labels_of_a_run_in_memory() throws Exception {
        check(DrawnPrediction.EMBEDDINGS, ovule(), 10, "14", "--channels", "E", "--grid-size", "64");
    }

    @Test
    void flows_give_the_labels_of_a_run_in_memory() throws Exception {
        check(DrawnPrediction.FLOWS, ovule(), 10, "14", "--channels", "F,Gz,Gv,Gh");
    }

    private static LabelImage ovule() {
        return RealVolumes.part(RealVolumes.ovule(), 30, 20, 20, Extent.zyx(40, 60, 60));
    }

    private void check(DrawnPrediction kind, LabelImage drawn, int kills, String tile, Object... options)
            throws Exception {
        Path in = folder.resolve("prediction.npy");
        LabelImage even = drawn.withCalibration(Calibration.unknown()); // as the file will be
        Images.save(kind.of(even, 0.1, new SplittableRandom(3)), in);
        Path whole = folder.resolve("whole.npy");
        Cli run = Cli.run(all(options, "--axes", "ZYXC", "--in", in, "--out", whole));
        assertThat(run.code()).as(run.err()).isZero();
        int[] expected = labels(whole);
        assertThat(Arrays.stream(expected).distinct().count()).isGreaterThan(5);
        KilledCommand command = new KilledCommand(kind.ordinal());
        for (int round = 0; command.kills() < KilledCommand.asked(kills); round++) {
            Path out = folder.resolve("tiled" + round).resolve("labels.zarr");
            command.until(
                    out,
                    out.getParent(),
                    all(options, "--axes", "ZYXC", "--in", in, "--out", out, "--tile", tile, "--quiet"));
            assertThat(labels(out)).as("after " + command.kills() + " kills").isEqualTo(expected);
        }
        assertThat(command.finishedBefore())
                .as("finished tiles that the restarts found, after %d kills", command.kills())
                .isPositive();
    }

    private static Object[] all(Object[] options, Object... more) {
        Object[] all = new Object[1 + options.length + more.length];
        all[0] = "decode";
        System.arraycopy(options, 0, all, 1, options.length);
        System.arraycopy(more, 0, all, 1 + options.length, more.length);
        return all;
    }
}
