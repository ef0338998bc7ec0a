package io.biapy.core.target;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where one channel stands in output and target, and what masks it. Immutable.
 *
 * @param outputPlane its first plane of output; planes are counted by width, so a channel behind a wide one is found (BiaPy counts channels)
 * @param maskPlane plane of target that masks it, or the channel's own planes where negative
 */
record ChannelPlan(
        OutputChannel channel, double weight, int outputPlane, int targetPlane, int maskPlane, MaskRule mask) {
    static final int OWN = Integer.MIN_VALUE;

    enum MaskRule {
        NONE,
        POSITIVE,
        ZERO,
        NONZERO
    }

    static ChannelPlan[] of(List<OutputChannel> channels, double[] weights) {
        ChannelPlan[] plans = new ChannelPlan[channels.size()];
        int[] targetPlanes = new int[plans.length];
        int out = 0;
        int target = 0;
        for (int i = 0; i < plans.length; i++) {
            targetPlanes[i] = target;
            target += channels.get(i).targetWidth();
        }
        for (int i = 0; i < plans.length; i++) {
            OutputChannel channel = channels.get(i);
            int teller = channel.masked() ? teller(channels) : -1;
            int maskPlane = teller < 0 ? OWN : targetPlanes[teller];
            MaskRule rule = MaskRule.NONE;
            if (channel.masked()) {
                boolean zero = teller >= 0 && channels.get(teller).foregroundRole() == ForegroundRole.ZERO;
                rule = zero ? MaskRule.ZERO : MaskRule.POSITIVE;
            } else if (channel.maskedByOwnTarget()) {
                rule = MaskRule.NONZERO;
            }
            plans[i] = new ChannelPlan(channel, weights[i], out, targetPlanes[i], maskPlane, rule);
            out += channel.width();
        }
        return plans;
    }

    /** The first channel that tells where objects are, else the first fallback, else -1. */
    private static int teller(List<OutputChannel> channels) {
        List<ForegroundRole> roles =
                channels.stream().map(OutputChannel::foregroundRole).toList();
        int[] sure = IntStream.range(0, roles.size())
                .filter(i -> roles.get(i) == ForegroundRole.POSITIVE || roles.get(i) == ForegroundRole.ZERO)
                .toArray();
        return sure.length > 0 ? Arrays.stream(sure).min().getAsInt() : roles.indexOf(ForegroundRole.POSITIVE_FALLBACK);
    }

    boolean isMasked() {
        return mask != MaskRule.NONE;
    }
}
