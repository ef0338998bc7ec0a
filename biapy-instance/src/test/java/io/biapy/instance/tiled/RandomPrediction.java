package io.biapy.instance.tiled;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.tile.TileGrid;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.flood.TileIndependentFlooding;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.refine.VoronoiGrowth;
import io.biapy.instance.watershed.SeedStep;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.Threshold;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.List;
import java.util.SplittableRandom;

/** A small prediction of F and C, a decoder, a refinement and tiles, all at random. */
final class RandomPrediction {
    private static final List<ChannelCode> CHANNELS = List.of(ChannelCode.FOREGROUND, ChannelCode.CONTOUR);

    private static final List<Calibration> VOXELS =
            List.of(Calibration.unknown(), Calibration.of(2, 0.5, 0.5, "um"), Calibration.of(0.7, 0.31, 0.29, "um"));

    final SplittableRandom random;
    final FloatImage image;

    RandomPrediction(long seed, int most) {
        random = new SplittableRandom(seed);
        int z = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(most);
        Extent extent = Extent.zyx(z, 1 + random.nextInt(most + 4), 1 + random.nextInt(most + 4));
        int n = extent.voxels();
        float[] data = new float[2 * n];
        int levels = new int[] {2, 3, 6, 40, 1 << 20}[random.nextInt(5)];
        for (int c = 0; c < 2; c++) {
            float[] plane = new float[n];
            for (int i = 0; i < n; i++) {
                plane[i] = random.nextInt(levels) / (float) (levels - 1);
            }
            if (random.nextInt(3) > 0) {
                plane = GaussianFilter.of(0.5 + random.nextDouble(), 2).apply(plane, extent);
            }
            System.arraycopy(plane, 0, data, c * n, n);
        }
        image = FloatImage.of("random " + seed, extent, 2, data).withCalibration(VOXELS.get(random.nextInt(3)));
    }

    private Threshold threshold(double low) {
        return random.nextBoolean()
                ? random.nextBoolean() ? Threshold.otsu() : Threshold.halfOtsu()
                : Threshold.at(low + random.nextDouble() / 3);
    }

    WatershedDecoder decoder() {
        List<ThresholdRule> seeds = random.nextBoolean()
                ? List.of(
                        ThresholdRule.above(ChannelCode.FOREGROUND, threshold(0.3)),
                        ThresholdRule.below(ChannelCode.CONTOUR, threshold(0.4)))
                : List.of(new ThresholdRule(ChannelCode.CONTOUR, ThresholdRule.Side.COMPLEMENT_ABOVE, threshold(0.4)));
        List<ThresholdRule> growth = List.of(ThresholdRule.above(ChannelCode.FOREGROUND, threshold(0.1)));
        WatershedDecoder decoder = WatershedDecoder.of(
                        CHANNELS,
                        seeds,
                        growth,
                        Surface.of(random.nextBoolean() ? ChannelCode.FOREGROUND : ChannelCode.CONTOUR))
                .smoothSurface(random.nextBoolean())
                .removeSeedsUpTo(random.nextInt(3));
        if (random.nextInt(3) == 0) {
            decoder = decoder.seedSteps(SeedStep.erode(1), SeedStep.dilate(1 + random.nextInt(2)));
        }
        if (random.nextInt(3) == 0) {
            decoder = decoder.closeGrowthMask(1 + random.nextInt(2), random.nextInt(3));
        }
        if (random.nextInt(4) == 0) {
            decoder = decoder.sliceBySlice();
        }
        return random.nextBoolean() ? decoder : decoder.flooding(TileIndependentFlooding.rasterOrder());
    }

    Refinement refinement() {
        Refinement refinement = Refinement.none();
        for (int k = random.nextInt(4); k > 0; k--) {
            refinement = switch (random.nextInt(8)) {
                case 4 -> refinement.dilate(box());
                case 5 -> refinement.erode(box());
                case 6 ->
                    random.nextBoolean() ? refinement.growOverMask() : refinement.growOverMask(random.nextDouble());
                case 7 -> refinement.removeClose(3 * random.nextDouble());
                case 0 -> refinement.removeSmall(random.nextInt(12));
                case 1 -> refinement.removeBig(10 + random.nextInt(100));
                case 2 -> random.nextInt(4) == 0 ? refinement.clearBorder() : refinement.fillHoles();
                default -> refinement.fillHoles();
            };
        }
        return refinement;
    }

    private Extent box() {
        return Extent.zyx(1 + random.nextInt(3), 1 + random.nextInt(4), 1 + random.nextInt(4));
    }

    /** In memory. */
    int[] refined(LabelImage labels, Refinement refinement) {
        return refinement.apply(labels, VoronoiGrowth.over(image, CHANNELS)).codes();
    }

    /** At most 60 tiles, now and then of single voxels along an axis. */
    Extent tile() {
        Extent e = image.extent();
        while (true) {
            Extent tile = Extent.zyx(edge(e.z()), edge(e.y()), edge(e.x()));
            if (new TileGrid(image.size(), tile).tiles() <= 60) {
                return tile;
            }
        }
    }

    private int edge(int length) {
        return random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(length + 2);
    }
}
