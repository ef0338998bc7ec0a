package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.Otsu;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The planes of one prediction by channel code: cut out, checked for NaN and derived once, when first asked for. One image, one thread. */
final class ChannelPlanes {
    private final FloatImage prediction;
    private final List<ChannelCode> channels;
    private final boolean binnedDistance;
    private final Workers workers;
    private final Map<ChannelCode, float[]> planes = new EnumMap<>(ChannelCode.class);
    private float @Nullable [] steepness;

    ChannelPlanes(FloatImage prediction, List<ChannelCode> channels, boolean binnedDistance, Workers workers) {
        this.prediction = prediction;
        this.channels = channels;
        this.binnedDistance = binnedDistance;
        this.workers = workers;
        boolean affinities = channels.contains(ChannelCode.AFFINITIES);
        int least = channels.stream().mapToInt(this::width).sum();
        int found = prediction.channels();
        if (affinities ? found < least || found % 3 != 0 : found != least) {
            throw new InputException("Prediction " + prediction.name() + ": the channels " + channels + " take "
                    + (affinities ? "a multiple of 3 planes" : least + " planes") + ", but it has " + found + ".");
        }
    }

    private int width(ChannelCode code) {
        return width(code, binnedDistance);
    }

    private static int width(ChannelCode code, boolean binnedDistance) {
        return code == ChannelCode.AFFINITIES
                ? 3
                : code == ChannelCode.BORDER_DISTANCE && binnedDistance ? DistanceBins.WIDTH : 1;
    }

    Extent extent() {
        return prediction.extent();
    }

    /** Values of a channel; of affinities the least of the first three, of a binned distance the bin / 10. */
    float[] of(ChannelCode code) {
        return planes.computeIfAbsent(code, this::make);
    }

    /** Otsu's threshold of the first three affinities together. */
    float otsuOfAffinities() {
        int plane = extent().voxels();
        int first = plane * firstPlane(ChannelCode.AFFINITIES);
        return Otsu.threshold(prediction.data(), first, first + 3 * plane, workers);
    }

    /** How steep the predicted offsets H, V and Z are together: 0 at the steepest, 1 where they are flat. */
    float[] steepness() {
        if (steepness == null) {
            List<ChannelCode> offsets =
                    channels.stream().filter(ChannelCode::isCentreOffset).toList();
            if (offsets.isEmpty()) {
                throw new InputException(
                        "The steepness of H, V and Z is asked for, but the prediction has " + channels + ".");
            }
            steepness = Steepness.of(offsets.stream().map(this::of).toList(), offsets, extent());
        }
        return steepness;
    }

    private int firstPlane(ChannelCode code) {
        return firstPlane(channels, binnedDistance, code);
    }

    /** The planes that hold a channel, of affinities the first three. */
    static int[] planes(List<ChannelCode> channels, boolean binnedDistance, ChannelCode code) {
        int first = firstPlane(channels, binnedDistance, code);
        return IntStream.range(first, first + width(code, binnedDistance)).toArray();
    }

    private static int firstPlane(List<ChannelCode> channels, boolean binnedDistance, ChannelCode code) {
        int at = channels.indexOf(code);
        if (at < 0) {
            throw new InputException("Channel " + code + " is not predicted; the prediction has " + channels + ".");
        }
        return channels.subList(0, at).stream()
                .mapToInt(c -> width(c, binnedDistance))
                .sum();
    }

    private float[] make(ChannelCode code) {
        int plane = extent().voxels();
        int first = firstPlane(code) * plane;
        float[] data = prediction.data();
        int planesUsed = width(code);
        requireFinite(code, data, first, first + planesUsed * plane);
        if (code == ChannelCode.AFFINITIES) {
            float[] least = new float[plane];
            for (int i = 0; i < plane; i++) {
                least[i] = Math.min(data[first + i], Math.min(data[first + plane + i], data[first + 2 * plane + i]));
            }
            return least;
        }
        return planesUsed > 1
                ? DistanceBins.mostLikely(data, first, plane)
                : Arrays.copyOfRange(data, first, first + plane);
    }

    private void requireFinite(ChannelCode code, float[] data, int from, int to) {
        boolean finite = true;
        for (int i = from; i < to; i++) {
            finite &= Math.abs(data[i]) <= Float.MAX_VALUE; // not so of NaN
        }
        for (int i = from; i < to && !finite; i++) {
            if (!Float.isFinite(data[i])) {
                throw new InputException("Prediction " + prediction.name() + ": channel " + code + " holds " + data[i]
                        + " at voxel " + (i - from) + "; only finite values can be flooded.");
            }
        }
    }
}
