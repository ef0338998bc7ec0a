package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.refine.VoronoiGrowth;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.Threshold;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import io.biapy.testkit.LongRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Growth over a mask, tile by tile, where labels are few and far. */
class TiledGrowthTest {
    private static final List<Calibration> VOXELS =
            List.of(Calibration.unknown(), Calibration.of(2, 0.5, 0.5, "um"), Calibration.of(0.7, 0.31, 0.29, "um"));

    @TempDir
    Path folder;

    /** How many random images: 20 times as many with -Dtiles.long=true. */
    private static int times(int few) {
        return LongRuns.times(few, 20);
    }

    /** Smooth noise in one channel, F, M or C. */
    private static FloatImage noise(SplittableRandom random, Extent extent) {
        float[] plane = new float[extent.voxels()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextInt(1000) / 1000f;
        }
        return FloatImage.of("noise", extent, 1, GaussianFilter.of(1.2, 3).apply(plane, extent))
                .withCalibration(VOXELS.get(random.nextInt(3)));
    }

    private static WatershedDecoder decoder(ChannelCode channel, double seeds) {
        return WatershedDecoder.of(
                List.of(channel),
                List.of(ThresholdRule.above(channel, Threshold.at(seeds))),
                List.of(ThresholdRule.above(channel, Threshold.at(seeds - 0.01))),
                Surface.of(channel));
    }

    @Test
    void looks_as_far_as_it_must() {
        int far = 0;
        for (int seed = 0; seed < times(25); seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int z = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(8);
            FloatImage image = noise(random, Extent.zyx(z, 20 + random.nextInt(40), 20 + random.nextInt(60)));
            ChannelCode channel = List.of(
                            ChannelCode.FOREGROUND, ChannelCode.MASK, ChannelCode.CONTOUR, ChannelCode.BACKGROUND)
                    .get(random.nextInt(4));
            float most = 0;
            for (float value : image.data()) {
                most = Math.max(most, value);
            }
            WatershedDecoder decoder = decoder(channel, most - random.nextInt(4) * 0.02);
            Refinement refinement = random.nextInt(3) == 0
                    ? Refinement.none().growOverMask()
                    : Refinement.none().growOverMask(0.2 + random.nextDouble() / 3);
            int[] before = decoder.decode(image).codes();
            int[] expected = refinement
                    .apply(decoder.decode(image), VoronoiGrowth.over(image, List.of(channel)))
                    .codes();
            MemoryOutput out = new MemoryOutput(image.extent());
            TiledDecoding.of(decoder)
                    .refined(refinement)
                    .tile(Extent.zyx(1 + random.nextInt(5), 5 + random.nextInt(20), 5 + random.nextInt(20)))
                    .run(image, out, TiledRun.in(folder.resolve("work"), "x"));
            assertThat(out.labels).as("seed " + seed).isEqualTo(expected);
            far += grown(before, expected) > 20 * grown(before, before) ? 1 : 0;
        }
        assertThat(far).isGreaterThan(4);
    }

    private static long grown(int[] before, int[] after) {
        long n = 1;
        for (int i = 0; i < before.length; i++) {
            n += before[i] == 0 && after[i] != 0 ? 1 : 0;
        }
        return n;
    }

    @Test
    void what_takes_more_memory_than_allowed_is_refused_with_what_to_do() {
        FloatImage image = noise(new SplittableRandom(1), Extent.yx(300, 300));
        image.data()[0] = 9;
        TiledDecoding tiled = TiledDecoding.of(decoder(ChannelCode.MASK, 5))
                .refined(Refinement.none().growOverMask(0.1))
                .tile(Extent.yx(16, 16))
                .maxMemory(300_000);
        assertThatThrownBy(() ->
                        tiled.run(image, new MemoryOutput(image.extent()), TiledRun.in(folder.resolve("work"), "x")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("away from every label")
                .hasMessageContaining("--max-memory");
    }
}
