package io.biapy.instance.tiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.Threshold;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids of seeds in tiles are those of raster order: sparse ones, long snakes over many tiles, small ones that are parts of greater ones. */
class SeedOrderTest {
    @TempDir
    Path folder;

    private static FloatImage image(int seed, Extent extent, SplittableRandom random) {
        int n = extent.voxels();
        float[] data = new float[2 * n];
        double dense = new double[] {0.02, 0.15, 0.3, 0.5}[random.nextInt(4)];
        for (int i = 0; i < n; i++) {
            data[i] = random.nextDouble() < dense ? 1 : 0.5f + random.nextInt(3) / 16f;
        }
        int at = random.nextInt(n);
        for (int k = random.nextInt(n); k > 0; k--) { // a snake along the axes
            data[at] = 1;
            int step = new int[] {1, extent.x(), extent.x() * extent.y()}[random.nextInt(3)];
            at = Math.floorMod(at + (random.nextBoolean() ? step : -step), n);
        }
        return FloatImage.of("snakes " + seed, extent, 2, data);
    }

    @Test
    void equal_those_in_memory_with_open_closed_and_dropped_seeds() {
        int objects = 0;
        for (int seed = 0; seed < 15; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Extent extent = Extent.zyx(
                    random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(8), 1 + random.nextInt(24), 1 + random.nextInt(24));
            FloatImage image = image(seed, extent, random);
            WatershedDecoder decoder = WatershedDecoder.of(
                            List.of(ChannelCode.FOREGROUND, ChannelCode.CONTOUR),
                            List.of(ThresholdRule.above(ChannelCode.FOREGROUND, Threshold.at(0.9))),
                            List.of(ThresholdRule.above(ChannelCode.FOREGROUND, Threshold.at(0.52))),
                            Surface.of(ChannelCode.FOREGROUND))
                    .removeSeedsUpTo(random.nextInt(3));
            decoder = random.nextInt(3) == 0 ? decoder.sliceBySlice() : decoder;
            Extent tile = Extent.zyx(
                    1 + random.nextInt(6),
                    random.nextInt(6) == 0 ? 1 : 3 + random.nextInt(12),
                    random.nextInt(6) == 0 ? 1 : 3 + random.nextInt(12));
            MemoryOutput out = new MemoryOutput(extent);
            TiledDecoding tiled = TiledDecoding.of(decoder).tile(tile);
            tiled.run(image, out, TiledRun.in(folder.resolve("work"), "x"));
            int[] expected = decoder.decode(image).codes();
            assertThat(out.labels).as("seed " + seed + " " + tiled).isEqualTo(expected);
            for (int label : expected) {
                objects = Math.max(objects, label);
            }
        }
        assertThat(objects).isGreaterThan(20);
    }
}
