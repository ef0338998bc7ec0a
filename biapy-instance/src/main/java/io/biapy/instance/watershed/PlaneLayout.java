package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;

/**
 * Which planes of a prediction hold which channel. Affinities take all planes that the others leave; of these the first count, one an axis: a
 * network's first offsets are those to the nearest voxels. Immutable.
 *
 * @param channels in the order of their planes
 * @param binnedDistance whether the distance to borders is one of bins
 * @param affinities planes of affinities
 * @param near how many of them count
 */
record PlaneLayout(List<ChannelCode> channels, boolean binnedDistance, int affinities, int near) {
    private static final int AXES = 3;

    /** Of volumes with one affinity an axis, where no prediction is known yet. */
    static PlaneLayout of(List<ChannelCode> channels, boolean binnedDistance) {
        return new PlaneLayout(channels, binnedDistance, AXES, AXES);
    }

    /**
     * Of a prediction; one of another number of planes is refused.
     *
     * @param isFlat whether it has one slice, so that affinities are along y and x
     */
    static PlaneLayout of(String name, List<ChannelCode> channels, boolean binnedDistance, int planes, boolean isFlat) {
        PlaneLayout least = new PlaneLayout(channels, binnedDistance, 0, 0);
        int others = channels.stream().mapToInt(least::width).sum();
        int affinities = planes - others;
        boolean has = channels.contains(ChannelCode.AFFINITIES);
        if (has ? affinities < 1 : affinities != 0) {
            throw new InputException("Prediction " + name + ": the channels " + channels + " take "
                    + (has ? "at least " + (others + 1) : others) + " planes, but it has " + planes + ".");
        }
        return new PlaneLayout(channels, binnedDistance, affinities, Math.min(affinities, isFlat ? AXES - 1 : AXES));
    }

    private int width(ChannelCode code) {
        return code == ChannelCode.AFFINITIES
                ? affinities
                : code == ChannelCode.BORDER_DISTANCE && binnedDistance ? DistanceBins.WIDTH : 1;
    }

    /** How many planes of a channel are looked at. */
    int used(ChannelCode code) {
        return code == ChannelCode.AFFINITIES ? near : width(code);
    }

    /** The first plane of a channel. */
    int first(ChannelCode code) {
        int at = channels.indexOf(code);
        if (at < 0) {
            throw new InputException("Channel " + code + " is not predicted; the prediction has " + channels + ".");
        }
        return channels.subList(0, at).stream().mapToInt(this::width).sum();
    }
}
