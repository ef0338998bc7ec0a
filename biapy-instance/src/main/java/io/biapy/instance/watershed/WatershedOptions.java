package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    @Override
    public String toString() {
        return list(channels, ", ") + ": " + seeds + "; " + growth + "; " + flood;
    }

    static String list(List<?> items, String between) {
        return items.stream().map(Object::toString).collect(Collectors.joining(between));
    }
}
