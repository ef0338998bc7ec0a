package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.Reach;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a {@link WatershedDecoder} can be told. Immutable. */
record WatershedOptions(
        List<ChannelCode> channels,
        boolean binnedDistance,
        SeedOptions seeds,
        GrowthOptions growth,
        FloodOptions flood) {

    WatershedOptions {
        channels = List.copyOf(channels);
        if (Set.copyOf(channels).size() < channels.size()) {
            throw new InputException("Each channel may be predicted once, got " + channels + ".");
        }
        for (List<ThresholdRule> rules : List.of(seeds.rules(), growth.rules())) {
            for (ThresholdRule rule : rules) {
                require(channels, rule.channel());
            }
        }
        require(channels, flood.surface().channel());
    }

    private static void require(List<ChannelCode> channels, ChannelCode wanted) {
        if (!channels.contains(wanted)) {
            throw new InputException("Channel " + wanted + " is not predicted; the prediction has " + channels
                    + ". Use only those for seeds, growth mask and surface.");
        }
    }

    WatershedOptions with(SeedOptions other) {
        return new WatershedOptions(channels, binnedDistance, other, growth, flood);
    }

    WatershedOptions with(GrowthOptions other) {
        return new WatershedOptions(channels, binnedDistance, seeds, other, flood);
    }

    WatershedOptions with(FloodOptions other) {
        return new WatershedOptions(channels, binnedDistance, seeds, growth, other);
    }

    WatershedOptions withBinnedDistance() {
        return new WatershedOptions(channels, true, seeds, growth, flood);
    }

    /** How far one decision looks: to a neighbour, whose height, seed and mask depend on what is around it. */
    Reach reach() {
        boolean needsAll = Stream.concat(seeds.rules().stream(), growth.rules().stream())
                        .anyMatch(r -> r.threshold().isAutomatic() || r.side() == ThresholdRule.Side.STEEPNESS_BELOW)
                || flood.surface().isSteepness();
        Reach step = flood.flooding().reach();
        if (needsAll || step.kind() == Reach.Kind.WHOLE_IMAGE) {
            return Reach.wholeImage();
        }
        int smoothing = flood.smoothing() ? WatershedGround.SMOOTHING.radius() : 0;
        int flat = Math.max(smoothing, Math.max(seeds.radius(), growth.radius()));
        return step.widenedBy(Extent.zyx(smoothing, flat, flat));
    }

    @Override
    public String toString() {
        return list(channels, ", ") + ": " + seeds + "; " + growth + "; " + flood;
    }

    static String list(List<?> items, String between) {
        return items.stream().map(Object::toString).collect(Collectors.joining(between));
    }
}
