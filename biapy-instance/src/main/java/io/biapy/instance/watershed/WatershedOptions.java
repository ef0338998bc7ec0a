package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that a {@link WatershedDecoder} can be told. Immutable. */
record WatershedOptions(
        List<ChannelCode> channels,
        List<ThresholdRule> seeds,
        List<ThresholdRule> growth,
        Surface surface,
        List<SeedStep> seedSteps,
        int closingDilation,
        int closingErosion,
        long smallestSeed,
        boolean sliceBySlice,
        boolean smoothing,
        boolean binnedDistance,
        Flooding flooding) {

    WatershedOptions {
        channels = List.copyOf(channels);
        seeds = List.copyOf(seeds);
        growth = List.copyOf(growth);
        seedSteps = List.copyOf(seedSteps);
        if (Set.copyOf(channels).size() < channels.size()) {
            throw new InputException("Each channel may be predicted once, got " + channels + ".");
        }
        if (seeds.isEmpty() || growth.isEmpty()) {
            throw new InputException("A watershed needs at least one rule for seeds and one for the growth mask.");
        }
        for (List<ThresholdRule> rules : List.of(seeds, growth)) {
            for (ThresholdRule rule : rules) {
                require(channels, rule.channel());
            }
        }
        require(channels, surface.channel());
        if (closingDilation < 0 || closingErosion < 0 || smallestSeed < 0) {
            throw new InputException("Radii and sizes of a watershed must be at least 0, got closing " + closingDilation
                    + ", " + closingErosion + " and seeds of at most " + smallestSeed + " voxels.");
        }
    }

    WatershedOptions(
            List<ChannelCode> channels, List<ThresholdRule> seeds, List<ThresholdRule> growth, Surface surface) {
        this(channels, seeds, growth, surface, List.of(), 0, 0, 0, false, true, false, new HeapFlooding());
    }

    private static void require(List<ChannelCode> channels, ChannelCode wanted) {
        if (!channels.contains(wanted)) {
            throw new InputException("Channel " + wanted + " is not predicted; the prediction has " + channels
                    + ". Use only those for seeds, growth mask and surface.");
        }
    }

    WatershedOptions withSeeds(List<ThresholdRule> rules) {
        return new WatershedOptions(
                channels,
                rules,
                growth,
                surface,
                seedSteps,
                closingDilation,
                closingErosion,
                smallestSeed,
                sliceBySlice,
                smoothing,
                binnedDistance,
                flooding);
    }

    WatershedOptions withGrowth(List<ThresholdRule> rules) {
        return new WatershedOptions(
                channels,
                seeds,
                rules,
                surface,
                seedSteps,
                closingDilation,
                closingErosion,
                smallestSeed,
                sliceBySlice,
                smoothing,
                binnedDistance,
                flooding);
    }

    WatershedOptions withSurface(Surface other) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                other,
                seedSteps,
                closingDilation,
                closingErosion,
                smallestSeed,
                sliceBySlice,
                smoothing,
                binnedDistance,
                flooding);
    }

    WatershedOptions withSeedSteps(List<SeedStep> steps) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                surface,
                steps,
                closingDilation,
                closingErosion,
                smallestSeed,
                sliceBySlice,
                smoothing,
                binnedDistance,
                flooding);
    }

    WatershedOptions withClosing(int dilation, int erosion) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                surface,
                seedSteps,
                dilation,
                erosion,
                smallestSeed,
                sliceBySlice,
                smoothing,
                binnedDistance,
                flooding);
    }

    WatershedOptions withSmallestSeed(long voxels) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                surface,
                seedSteps,
                closingDilation,
                closingErosion,
                voxels,
                sliceBySlice,
                smoothing,
                binnedDistance,
                flooding);
    }

    WatershedOptions withSliceBySlice(boolean on) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                surface,
                seedSteps,
                closingDilation,
                closingErosion,
                smallestSeed,
                on,
                smoothing,
                binnedDistance,
                flooding);
    }

    WatershedOptions withSmoothing(boolean on) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                surface,
                seedSteps,
                closingDilation,
                closingErosion,
                smallestSeed,
                sliceBySlice,
                on,
                binnedDistance,
                flooding);
    }

    WatershedOptions withBinnedDistance(boolean on) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                surface,
                seedSteps,
                closingDilation,
                closingErosion,
                smallestSeed,
                sliceBySlice,
                smoothing,
                on,
                flooding);
    }

    WatershedOptions withFlooding(Flooding other) {
        return new WatershedOptions(
                channels,
                seeds,
                growth,
                surface,
                seedSteps,
                closingDilation,
                closingErosion,
                smallestSeed,
                sliceBySlice,
                smoothing,
                binnedDistance,
                other);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(list(channels, ", "));
        text.append(": seeds ").append(list(seeds, " and "));
        for (SeedStep step : seedSteps) {
            text.append(", ").append(step);
        }
        if (smallestSeed > 0) {
            text.append(", of more than ").append(smallestSeed).append(" voxels");
        }
        text.append("; grown where ").append(list(growth, " and "));
        if (closingDilation + closingErosion > 0) {
            text.append(" (closed by ")
                    .append(closingDilation)
                    .append(", ")
                    .append(closingErosion)
                    .append(")");
        }
        text.append("; over ")
                .append(surface)
                .append(smoothing ? "" : " as it is")
                .append(sliceBySlice ? ", slice by slice" : "");
        return text.append("; ").append(flooding).toString();
    }

    private static String list(List<?> items, String between) {
        return items.stream().map(Object::toString).collect(Collectors.joining(between));
    }
}
