package io.biapy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.flood.TileIndependentFlooding;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.tiled.TiledDecoding;
import io.biapy.instance.tiled.TiledRun;
import io.biapy.instance.watershed.SeedStep;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.io.Images;
import io.biapy.io.tile.TileFiles;
import io.biapy.testkit.GoldenSuite;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Mouse embryos as they were recorded: F is the picture, C how steep it is; both in 8 bits, so that many heights are equal. */
class TiledRealDataTest {
    @TempDir
    Path folder;

    private static FloatImage prediction(Path file) {
        FloatImage raw = Images.open(file).load();
        Extent e = raw.extent();
        float[] smooth = GaussianFilter.of(1, 3).apply(raw.data(), e);
        float most = 0;
        for (float v : smooth) {
            most = Math.max(most, v);
        }
        int n = smooth.length;
        float[] data = new float[2 * n];
        for (int i = 0; i < n; i++) {
            data[i] = Math.round(255 * smooth[i] / most) / 255f;
            float next = i + 1 < n ? smooth[i + 1] : smooth[i];
            data[n + i] = Math.min(1, Math.round(2550 * Math.abs(next - smooth[i]) / most) / 255f);
        }
        return FloatImage.of("embryo", e, 2, data);
    }

    @TestFactory
    Stream<DynamicTest> labels_of_tiles_are_those_of_the_whole_embryo() {
        Path images = GoldenSuite.requireFolder("data.dir").resolve("qcanet-example-3d/example_datasets/images_raw");
        return Stream.of("8_cell_stage", "16_cell_stage")
                .map(name -> DynamicTest.dynamicTest(name, () -> check(prediction(images.resolve(name + ".tif")))));
    }

    private void check(FloatImage prediction) {
        WatershedDecoder fixed = WatershedDecoder.forChannels("F,C")
                .seeds(ThresholdRule.above(ChannelCode.FOREGROUND, 0.3), ThresholdRule.below(ChannelCode.CONTOUR, 0.5))
                .growth(ThresholdRule.above(ChannelCode.FOREGROUND, 0.15))
                .seedSteps(SeedStep.erode(1));
        for (WatershedDecoder decoder : new WatershedDecoder[] {
            WatershedDecoder.forChannels("F,C"),
            fixed.flooding(TileIndependentFlooding.rasterOrder()),
            fixed.sliceBySlice().removeSeedsUpTo(5)
        }) {
            Refinement refinement = Refinement.none().fillHoles().removeSmall(20);
            int[] expected = refinement.apply(decoder.decode(prediction)).codes();
            assertThat(java.util.Arrays.stream(expected).distinct().count()).isGreaterThan(2);
            try (Workers workers = Workers.of(2)) {
                for (Extent tile : new Extent[] {Extent.zyx(16, 40, 41)}) {
                    Path out = folder.resolve("labels.npy");
                    TiledDecoding.of(decoder)
                            .refined(refinement)
                            .tile(tile)
                            .run(
                                    prediction,
                                    TileFiles.into(out)
                                            .replacing()
                                            .in(folder.resolve("work"))
                                            .by(workers)
                                            .labels(),
                                    TiledRun.in(folder.resolve("work"), "embryo")
                                            .by(workers));
                    assertThat(Images.labels(out).load().codes())
                            .as("%s in %s", decoder, tile)
                            .isEqualTo(expected);
                }
            }
        }
    }
}
