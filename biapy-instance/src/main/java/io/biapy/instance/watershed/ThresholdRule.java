package io.biapy.instance.watershed;

import io.biapy.instance.channel.ChannelCode;

/**
 * Which voxels of a channel are taken, for example {@code ThresholdRule.above(FOREGROUND, 0.5)}. Several rules hold together: a
 * voxel is taken where all of them say so. Immutable.
 */
public record ThresholdRule(ChannelCode channel, Side side, Threshold threshold) {
    /** How values are compared with the threshold; both are float. */
    public enum Side {
        /** value &gt; threshold. */
        ABOVE,
        /** value &lt; threshold. */
        BELOW,
        /** 1 - value &gt; threshold, and an automatic threshold is that of 1 - value: how BiaPy reads a first channel that is low inside. */
        COMPLEMENT_ABOVE,
        /** The steepness of all predicted H, V and Z together &lt; threshold: away from where neighbouring objects meet. */
        STEEPNESS_BELOW
    }

    public static ThresholdRule above(ChannelCode channel, double threshold) {
        return new ThresholdRule(channel, Side.ABOVE, Threshold.at(threshold));
    }

    public static ThresholdRule above(ChannelCode channel, Threshold threshold) {
        return new ThresholdRule(channel, Side.ABOVE, threshold);
    }

    public static ThresholdRule below(ChannelCode channel, double threshold) {
        return new ThresholdRule(channel, Side.BELOW, Threshold.at(threshold));
    }

    public static ThresholdRule below(ChannelCode channel, Threshold threshold) {
        return new ThresholdRule(channel, Side.BELOW, threshold);
    }

    /** Whether it can hold where the prediction is 0 in all channels; an automatic threshold is above the least value, which is below 0 in distances with a sign only. */
    boolean mayHoldAtZero() {
        boolean fixed = !threshold.isAutomatic();
        return switch (side) {
            case ABOVE ->
                fixed ? threshold.value() < 0 : channel == ChannelCode.SIGNED_DISTANCE || channel.isCentreOffset();
            case BELOW -> !fixed || threshold.value() > 0;
            case COMPLEMENT_ABOVE -> !fixed || threshold.value() < 1;
            case STEEPNESS_BELOW -> true;
        };
    }

    @Override
    public String toString() {
        return switch (side) {
            case ABOVE -> channel + " > " + threshold;
            case BELOW -> channel + " < " + threshold;
            case COMPLEMENT_ABOVE -> "1 - " + channel + " > " + threshold;
            case STEEPNESS_BELOW -> "steepness of " + channel + " < " + threshold;
        };
    }
}
