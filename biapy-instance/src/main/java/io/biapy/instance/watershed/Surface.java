package io.biapy.instance.watershed;

import io.biapy.instance.channel.ChannelCode;

/**
 * What is flooded: a channel, turned so that it is low in the middle of objects, or the steepness of H, V and Z. Immutable.
 *
 * @param channel the channel, or one of H, V, Z for the steepness of all of them
 */
public record Surface(ChannelCode channel) {
    public static Surface of(ChannelCode channel) {
        return new Surface(channel);
    }

    /** The steepness of all predicted H, V and Z together. */
    public static Surface ofSteepness() {
        return new Surface(ChannelCode.VERTICAL);
    }

    /** Whether it is the steepness of the offsets to the centre. */
    public boolean isSteepness() {
        return channel.isCentreOffset();
    }

    /** BiaPy floods C, B, Dn and Dc as they are, everything else upside down. */
    boolean isTurned() {
        return !channel.isLowInside() || channel == ChannelCode.TOUCHING;
    }

    @Override
    public String toString() {
        return isSteepness() ? "the steepness of H, V, Z" : (isTurned() ? "-" : "") + channel;
    }
}
