package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSource;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.TargetChannels;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.embedding.EmbedSegDecoder;
import io.biapy.instance.star.StarDistDecoder;
import io.biapy.instance.tiled.TiledRun;
import io.biapy.instance.tiled.TiledWatershed;
import io.biapy.io.Images;
import io.biapy.testkit.GoldenSuite;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nuclei of an ovule as they were drawn, as rays and as embeddings, in their voxel size of 0.284 x 0.127 x 0.127 um. */
class TiledRealDecodersTest {
    private static final int GRID = 64;

    @TempDir
    Path folder;

    private static LabelImage nuclei() {
        Path file = GoldenSuite.requireFolder("data.dir").resolve("plantseg-mini-ovules/1135_mini.h5:/label");
        Block part = new Block(30, 20, 20, Extent.zyx(40, 60, 60));
        long[] ids = new long[part.extent().voxels()];
        try (LabelSource labels = Images.labels(file)) {
            labels.read(part, ids);
        }
        return LabelImage.of(
                        "nuclei",
                        part.extent(),
                        Arrays.stream(ids).mapToInt(id -> (int) id).toArray())
                .withCalibration(Calibration.of(0.284, 0.127, 0.127, "um"));
    }

    @Test
    void stars_of_tiles_are_those_of_the_whole_picture() {
        LabelImage nuclei = nuclei();
        TargetChannels channels = TargetChannels.parse("Db,R[nrays=24]").in(3);
        float[] planes = new float[channels.planes() * nuclei.extent().voxels()];
        channels.encode(nuclei, planes);
        FloatImage prediction = FloatImage.of("rays", nuclei.extent(), channels.planes(), planes)
                .withCalibration(nuclei.calibration());
        check(StarDistDecoder.create().probability(0.5), prediction, Extent.zyx(17, 23, 60));
    }

    @Test
    void embeddings_of_tiles_are_clustered_as_those_of_the_whole_picture() {
        check(EmbedSegDecoder.ofGrid(GRID), embeddings(nuclei()), Extent.zyx(13, 60, 22));
    }

    /** Each voxel points at its nucleus' mean place and is the seedier, in 8 bits, the nearer it lies. */
    private static FloatImage embeddings(LabelImage nuclei) {
        Extent e = nuclei.extent();
        int n = e.voxels();
        int[] codes = nuclei.codes();
        double[][] sums = new double[256][4];
        double[][] at = new double[n][];
        for (int i = 0; i < n; i++) {
            Calibration v = nuclei.calibration();
            at[i] = new double[] {i % e.x(), i / e.x() % e.y(), i / e.x() / e.y() * (v.z() / v.y()), 1};
            for (int a = 0; a < 4; a++) {
                sums[codes[i]][a] += at[i][a];
            }
        }
        float[] data = new float[7 * n];
        for (int i = 0; i < n; i++) {
            double[] sum = sums[codes[i]];
            double squared = 0;
            for (int a = 0; a < 3 && codes[i] > 0; a++) {
                double offset = sum[a] / sum[3] - at[i][a];
                squared += offset * offset;
                data[a * n + i] = (float) (0.8 * offset / (GRID - 1));
                data[(3 + a) * n + i] = 0.3f;
            }
            data[6 * n + i] = codes[i] == 0 ? 0 : Math.round(255 * (0.6 + 0.4 * Math.exp(-squared / 20))) / 255f;
        }
        return FloatImage.of("embeddings", e, 7, data).withCalibration(nuclei.calibration());
    }

    private void check(InstanceDecoder decoder, FloatImage prediction, Extent tile) {
        int[] expected = decoder.decode(prediction).codes();
        assertThat(Arrays.stream(expected).distinct().count()).isGreaterThan(5);
        try (Workers workers = Workers.of(2)) {
            Path out = folder.resolve("labels.npy");
            TiledWatershed.of(decoder, List.of())
                    .tile(tile)
                    .run(
                            prediction,
                            NpyLabelOutput.into(folder.resolve("work"), out),
                            TiledRun.in(folder.resolve("work"), "nuclei").by(workers));
            assertThat(Images.labels(out).load().codes()).isEqualTo(expected);
        }
    }
}
