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
import org.jspecify.annotations.Nullable;

/** The planes of one prediction by channel code: cut out, checked for NaN and derived once, when first asked for. One image, one thread. */
final class ChannelPlanes {
    private final FloatImage prediction;
    private final PlaneLayout layout;
    private final Workers workers;
    private final Map<ChannelCode, float[]> planes = new EnumMap<>(ChannelCode.class);
    private float @Nullable [] steepness;

    /** Of a whole prediction. */
    ChannelPlanes(FloatImage prediction, List<ChannelCode> channels, boolean binnedDistance, Workers workers) {
        this(
                prediction,
                PlaneLayout.of(
                        prediction.name(),
                        channels,
                        binnedDistance,
                        prediction.channels(),
                        prediction.extent().z() == 1),
                workers);
    }

    /** Of a block of one. */
    ChannelPlanes(FloatImage block, PlaneLayout layout, Workers workers) {
        this.prediction = block;
        this.layout = layout;
        this.workers = workers;
    }

    Extent extent() {
        return prediction.extent();
    }

    /** Values of a channel; of affinities the least of the nearest, of a binned distance the bin / 10. */
    float[] of(ChannelCode code) {
        return planes.computeIfAbsent(code, this::make);
    }

    /** Otsu's threshold of the nearest affinities together. */
    float otsuOfAffinities() {
        int plane = extent().voxels();
        int first = plane * layout.first(ChannelCode.AFFINITIES);
        return Otsu.threshold(prediction.data(), first, first + layout.used(ChannelCode.AFFINITIES) * plane, workers);
    }

    /** How steep the predicted offsets H, V and Z are together: 0 at the steepest, 1 where they are flat. */
    float[] steepness() {
        if (steepness == null) {
            List<ChannelCode> offsets = layout.channels().stream()
                    .filter(ChannelCode::isCentreOffset)
                    .toList();
            if (offsets.isEmpty()) {
                throw new InputException(
                        "The steepness of H, V and Z is asked for, but the prediction has " + layout.channels() + ".");
            }
            steepness = Steepness.of(offsets.stream().map(this::of).toList(), offsets, extent());
        }
        return steepness;
    }

    private float[] make(ChannelCode code) {
        int plane = extent().voxels();
        int first = layout.first(code) * plane;
        float[] data = prediction.data();
        int used = layout.used(code);
        requireFinite(code, data, first, first + used * plane);
        if (code == ChannelCode.AFFINITIES) {
            float[] least = Arrays.copyOfRange(data, first, first + plane);
            for (int k = 1; k < used; k++) {
                for (int i = 0; i < plane; i++) {
                    least[i] = Math.min(least[i], data[first + k * plane + i]);
                }
            }
            return least;
        }
        return used > 1 ? DistanceBins.mostLikely(data, first, plane) : Arrays.copyOfRange(data, first, first + plane);
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
