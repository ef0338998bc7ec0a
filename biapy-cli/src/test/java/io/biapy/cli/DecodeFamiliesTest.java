package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelSource;
import io.biapy.instance.affinity.AgglomerationDecoder;
import io.biapy.instance.affinity.MutexWatershedDecoder;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.embedding.EmbedSegDecoder;
import io.biapy.io.Images;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoders other than the watershed: BiaPy's choice by channels, or the one that is named. */
class DecodeFamiliesTest {
    @TempDir
    Path folder;

    @Test
    void embeddings_are_clustered() {
        FloatImage prediction = noise(Extent.yx(20, 24), 5);
        Path out = decoded(prediction, "--channels", "E", "--grid-size", "32", "--seedy-centre", "0.6");
        assertThat(labels(out))
                .isEqualTo(
                        EmbedSegDecoder.ofGrid(32).seeds(0.6).decode(prediction).codes());
    }

    @Test
    void affinities_are_agglomerated_by_default() {
        FloatImage prediction = noise(Extent.zyx(6, 20, 24), 3);
        Path out = decoded(prediction, "--channels", "A", "--fragment-seeds", "0.7", "--merge-threshold", "0.6");
        assertThat(labels(out))
                .isEqualTo(AgglomerationDecoder.of(AffinityOffset.nearest())
                        .fragmentSeeds(0.7)
                        .mergeThreshold(0.6)
                        .decode(prediction)
                        .codes());
    }

    @Test
    void mutex_watershed_takes_any_offsets() {
        FloatImage prediction = noise(Extent.yx(20, 24), 4);
        String offsets = "0x1x0,0x0x1,0x-3x3,0x5x0";
        Path out = decoded(
                prediction,
                "--channels",
                "A",
                "--decoder",
                "mutex",
                "--offsets",
                offsets,
                "--attractive",
                "2",
                "--repulsion-strides",
                "1x2x2",
                "--attraction-foreground",
                "none");
        List<AffinityOffset> all = AffinityOffset.parseAll(offsets);
        assertThat(labels(out))
                .isEqualTo(MutexWatershedDecoder.of(all, 2)
                        .strides(1, 2, 2)
                        .everywhere()
                        .decode(prediction)
                        .codes());
    }

    @Test
    void planes_and_options_that_do_not_fit_are_told() {
        Path in = save(noise(Extent.yx(20, 24), 4));
        Path out = folder.resolve("no.tif");
        assertThat(Cli.run("decode", "--channels", "E", "--in", in, "--out", out)
                        .failure())
                .contains("EmbedSeg takes 5");
        assertThat(Cli.run("decode", "--channels", "A", "--in", in, "--out", out)
                        .failure())
                .contains("--offsets");
        assertThat(Cli.run("decode", "--channels", "A", "--attractive", "2", "--in", in, "--out", out)
                        .wrongUsage())
                .contains("mutex");
        assertThat(Cli.run("decode", "--channels", "F", "--grid-size", "8", "--in", in, "--out", out)
                        .wrongUsage())
                .contains("--grid-size");
    }

    private Path decoded(FloatImage prediction, Object... options) {
        Path out = folder.resolve("labels.tif");
        Object[] all = new Object[options.length + 5];
        all[0] = "decode";
        System.arraycopy(options, 0, all, 1, options.length);
        System.arraycopy(new Object[] {"--in", save(prediction), "--out", out}, 0, all, options.length + 1, 4);
        Cli run = Cli.run(all);
        assertThat(run.code()).as(run.err()).isZero();
        return out;
    }

    private Path save(FloatImage prediction) {
        Path file = folder.resolve("prediction.npy");
        Images.save(prediction, file);
        return file;
    }

    private static int[] labels(Path file) {
        try (LabelSource labels = Images.labels(file)) {
            return labels.load().codes();
        }
    }

    private static FloatImage noise(Extent extent, int planes) {
        SplittableRandom random = new SplittableRandom(planes);
        float[] data = new float[planes * extent.voxels()];
        for (int i = 0; i < data.length; i++) {
            boolean offset = planes == 5 && i < 2 * extent.voxels();
            data[i] = (float) (offset ? random.nextDouble(-0.05, 0.05) : 1 - Math.pow(random.nextDouble(), 3));
        }
        return FloatImage.of("noise", extent, planes, data);
    }
}
