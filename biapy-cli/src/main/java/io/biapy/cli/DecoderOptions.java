package io.biapy.cli;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.instance.channel.BorderDistance;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.DistanceValue;
import io.biapy.instance.channel.TargetChannel;
import io.biapy.instance.refine.Refinement;
import io.biapy.instance.watershed.ChannelRules;
import io.biapy.instance.watershed.HeapFlooding;
import io.biapy.instance.watershed.SeedStep;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a prediction becomes instances: the options of a watershed and of what follows it. */
final class DecoderOptions {
    /** Whose answer to give where there are several. */
    enum Compat {
        NONE,
        BIAPY
    }

    private static final int BINS = 11; // of a discretised Db

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--channels",
            required = true,
            paramLabel = "CODES",
            description = "What the planes of the prediction are, in their order, for example F,C.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String channels;

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

    @Option(names = "--fill-holes", description = "Fill the holes of each object.")
    private boolean fillHoles;

    @Option(
            names = "--remove-small",
            paramLabel = "N",
            description = "Remove objects of at most N voxels (after --fill-holes).")
    private long removeSmall;

    @Option(
            names = "--refine",
            paramLabel = "LIST",
            description = "BiaPy's refinement in any order: fill_holes, clear_border, remove_small_objects=N,"
                    + " remove_big_objects=N, dilation=N, erosion=N.")
    private @Nullable String refine;

    @Option(
            names = "--compat",
            paramLabel = "NAME",
            description = "biapy: exactly BiaPy's labels, in scikit-image's flooding order.")
    private Compat compat = Compat.NONE;

    /** The decoder that the options describe; wrong usage where they contradict themselves. */
    WatershedDecoder decoder() {
        try {
            return build();
        } catch (InputException e) {
            throw new CommandLine.ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** To be asked before any work: whether a prediction has as many planes as the channels take. */
    void requirePlanes(Path file, int planes) {
        List<ChannelCode> codes = codes(channels);
        int others = codes.size() - (codes.contains(ChannelCode.AFFINITIES) ? 1 : 0);
        int needed = codes.size() + (hasBinnedDistance() ? BINS - 1 : 0);
        boolean fits = others < codes.size() ? (planes - others) % 3 == 0 && planes > others : planes == needed;
        if (!fits) {
            throw new FileException(
                    file,
                    "has " + planes + (planes == 1 ? " channel" : " channels") + ", but --channels " + channels
                            + " takes " + needed
                            + ". Name the right channels, or say with --axes which dimension holds them"
                            + " (for example YXC or CZYX).");
        }
    }

    /** What follows the decoder. */
    Refinement refinement() {
        if (refine != null && (fillHoles || removeSmall > 0)) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--refine already says what --fill-holes and --remove-small say; give one.");
        }
        try {
            Refinement refinement = refine == null ? Refinement.none() : Refinement.parse(refine);
            refinement = fillHoles ? refinement.fillHoles() : refinement;
            return removeSmall == 0 ? refinement : refinement.removeSmall(removeSmall);
        } catch (InputException e) {
            throw new CommandLine.ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private WatershedDecoder build() {
        List<ChannelCode> codes = codes(channels);
        WatershedDecoder decoder = seeds != null && growth != null && surface != null
                ? WatershedDecoder.of(
                        codes,
                        seedRules(codes(seeds)),
                        growthRules(codes(growth)),
                        Surface.of(ChannelCode.parse(surface)))
                : adapted(WatershedDecoder.forChannels(codes));
        decoder = hasBinnedDistance() ? decoder.binnedDistance() : decoder;
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
        return compat == Compat.BIAPY ? decoder.flooding(new HeapFlooding()) : decoder;
    }

    /** BiaPy's automatic settings with what the options say otherwise. */
    private WatershedDecoder adapted(WatershedDecoder decoder) {
        WatershedDecoder changed = decoder;
        if (seeds != null || seedThreshold != null) {
            changed = changed.seeds(seedRules(seeds == null ? decoder.seedChannels() : codes(seeds))
                    .toArray(new ThresholdRule[0]));
        }
        if (growth != null || growthThreshold != null) {
            changed = changed.growth(growthRules(growth == null ? decoder.growthChannels() : codes(growth))
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

    /** Codes alone count; options in brackets, as in training, may stand behind them. */
    private static List<ChannelCode> codes(String text) {
        return parts(text).stream()
                .map(part -> ChannelCode.parse(part.replaceFirst("\\[.*", "")))
                .toList();
    }

    private boolean hasBinnedDistance() {
        return parts(channels).stream()
                .filter(part -> part.contains("["))
                .map(TargetChannel::parse)
                .anyMatch(channel -> channel instanceof BorderDistance distance
                        && distance.valueType() == DistanceValue.DISCRETIZED);
    }

    private static List<String> parts(String text) {
        return Arrays.asList(text.split(",(?![^\\[]*\\])", -1));
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
