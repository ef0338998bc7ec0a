package io.biapy.cli;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.watershed.ChannelRules;
import io.biapy.instance.watershed.SeedStep;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a watershed; BiaPy's automatic settings where none is given. */
final class WatershedFlags implements DecoderFlags {
    @Option(
            names = "--seeds",
            paramLabel = "CODES",
            description = "Channels that seeds are found in (default: BiaPy's).")
    private @Nullable String seeds;

    @Option(
            names = "--seed-threshold",
            paramLabel = "T",
            description = "auto (Otsu's of each image), one number, or one a channel: F=0.5,C=0.3 (default: auto).")
    private @Nullable ThresholdOption seedThreshold;

    @Option(names = "--growth", paramLabel = "CODES", description = "Channels that say where labels grow.")
    private @Nullable String growth;

    @Option(
            names = "--growth-threshold",
            paramLabel = "T",
            description = "As --seed-threshold; auto is half of Otsu's.")
    private @Nullable ThresholdOption growthThreshold;

    @Option(names = "--surface", paramLabel = "CODE", description = "The channel that is flooded.")
    private @Nullable String surface;

    @Option(
            names = "--seed-steps",
            paramLabel = "STEPS",
            description = "Morphology of the seeds with disks, for example erode=1,dilate=2.")
    private @Nullable String seedSteps;

    @Option(
            names = "--close-growth",
            paramLabel = "D,E",
            split = ",",
            hideParamSyntax = true,
            description = "Radii of a dilation and an erosion of the growth mask.")
    private int @Nullable [] closeGrowth;

    @Option(names = "--remove-seeds", paramLabel = "N", description = "Drop seeds of at most N voxels.")
    private long removeSeeds;

    @Option(names = "--by-slices", description = "Flood each z slice alone.")
    private boolean bySlices;

    @Override
    public WatershedDecoder decoder(PredictedChannels channels, boolean asBiapy) {
        List<ChannelCode> codes = channels.codes();
        WatershedDecoder decoder = seeds != null && growth != null && surface != null
                ? WatershedDecoder.of(
                        codes,
                        seedRules(PredictedChannels.codes(seeds)),
                        growthRules(PredictedChannels.codes(growth)),
                        Surface.of(ChannelCode.parse(surface)))
                : adapted(WatershedDecoder.forChannels(codes));
        decoder = channels.hasBinnedDistance() ? decoder.binnedDistance() : decoder;
        decoder = seedSteps == null ? decoder : decoder.seedSteps(steps(seedSteps));
        if (closeGrowth != null) {
            if (closeGrowth.length != 2) {
                throw new InputException(
                        "--close-growth takes two radii, of a dilation and of an erosion, for example 2,2.");
            }
            decoder = decoder.closeGrowthMask(closeGrowth[0], closeGrowth[1]);
        }
        decoder = decoder.removeSeedsUpTo(removeSeeds);
        decoder = bySlices ? decoder.sliceBySlice() : decoder;
        return asBiapy ? decoder.compatibleWithBiapy() : decoder;
    }

    /** BiaPy's automatic settings with what the options say otherwise. */
    private WatershedDecoder adapted(WatershedDecoder decoder) {
        WatershedDecoder changed = decoder;
        if (seeds != null || seedThreshold != null) {
            changed = changed.seeds(seedRules(seeds == null ? decoder.seedChannels() : PredictedChannels.codes(seeds))
                    .toArray(new ThresholdRule[0]));
        }
        if (growth != null || growthThreshold != null) {
            changed = changed.growth(
                    growthRules(growth == null ? decoder.growthChannels() : PredictedChannels.codes(growth))
                            .toArray(new ThresholdRule[0]));
        }
        return surface == null ? changed : changed.surface(ChannelCode.parse(surface));
    }

    private List<ThresholdRule> seedRules(List<ChannelCode> of) {
        return ChannelRules.seeds(of, (seedThreshold == null ? ThresholdOption.AUTO : seedThreshold).of(of));
    }

    private List<ThresholdRule> growthRules(List<ChannelCode> of) {
        return ChannelRules.growth(of, (growthThreshold == null ? ThresholdOption.AUTO : growthThreshold).of(of));
    }

    private static SeedStep[] steps(String text) {
        List<SeedStep> steps = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", -1);
            if (sides.length != 2 || !sides[1].matches("\\d{1,4}") || !sides[0].matches("dilate|erode")) {
                throw new InputException(
                        "--seed-steps are dilate=RADIUS and erode=RADIUS with commas between, got \"" + part + "\".");
            }
            int radius = Integer.parseInt(sides[1]);
            steps.add(sides[0].equals("erode") ? SeedStep.erode(radius) : SeedStep.dilate(radius));
        }
        return steps.toArray(new SeedStep[0]);
    }
}
