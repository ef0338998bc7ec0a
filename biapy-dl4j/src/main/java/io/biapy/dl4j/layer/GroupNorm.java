package io.biapy.dl4j.layer;

import io.biapy.core.network.Nonlinearity;

/** Normalisation by sample over groups of neighbouring channels (Wu, He 2018, https://arxiv.org/abs/1803.08494). */
public final class GroupNorm extends PlaneNorm {
    private static final int MOST_GROUPS = 8;
    private final int groups;

    /** Takes the largest divisor of {@code channels} that is at most 8 as the number of groups. */
    public GroupNorm(String name, int channels, Nonlinearity function) {
        super(name, channels, function);
        int g = Math.min(MOST_GROUPS, channels);
        while (channels % g != 0) {
            g--;
        }
        groups = g;
    }

    @Override
    Grouping statistics(int samples) {
        return new Grouping(samples * groups, channels() / groups, 1);
    }
}
