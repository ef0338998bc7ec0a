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
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The planes of one prediction by channel code: cut out, checked for NaN and derived once, when first asked for. One image, one thread. */
final class ChannelPlanes {
    /** Where a plane lies: from {@code data[from]} on. */
    private record Plane(float[] data, int from) {}

    private final String name;
    private final Extent extent;
    private final IntFunction<Plane> stored;
    private final PlaneLayout layout;
    private final Workers workers;
    private final Map<ChannelCode, float[]> planes = new EnumMap<>(ChannelCode.class);
    private float @Nullable [] steepness;

    /** Of a whole prediction. */
    ChannelPlanes(FloatImage prediction, List<ChannelCode> channels, boolean binnedDistance, Workers workers) {
        this(
                prediction.name(),
                prediction.extent(),
                plane ->
                        new Plane(prediction.data(), plane * prediction.extent().voxels()),
                PlaneLayout.of(
                        prediction.name(),
                        channels,
                        binnedDistance,
                        prediction.channels(),
                        prediction.extent().z() == 1),
                workers);
    }

    /** Of a block of one. */
    ChannelPlanes(PredictionPlanes block, PlaneLayout layout) {
        this(block.name(), block.extent(), plane -> new Plane(block.values()[plane], 0), layout, Workers.callerOnly());
    }

    private ChannelPlanes(String name, Extent extent, IntFunction<Plane> stored, PlaneLayout layout, Workers workers) {
        this.name = name;
        this.extent = extent;
        this.stored = stored;
        this.layout = layout;
        this.workers = workers;
    }

    Extent extent() {
        return extent;
    }

    /** Values of a channel; of affinities the least of the nearest, of a binned distance the bin / 10. */
    float[] of(ChannelCode code) {
        return planes.computeIfAbsent(code, this::make);
    }

    /** Otsu's threshold of the nearest affinities together; of whole predictions, whose planes follow each other. */
    float otsuOfAffinities() {
        Plane first = stored.apply(layout.first(ChannelCode.AFFINITIES));
        int all = layout.used(ChannelCode.AFFINITIES) * extent.voxels();
        return Otsu.threshold(first.data(), first.from(), first.from() + all, workers);
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
        Plane[] used = IntStream.range(0, layout.used(code))
                .mapToObj(k -> stored.apply(layout.first(code) + k))
                .toArray(Plane[]::new);
        for (Plane plane : used) {
            requireFinite(code, plane);
        }
        if (code != ChannelCode.AFFINITIES) {
            return used.length > 1 ? mostLikely(used) : own(used[0]);
        }
        int n = extent.voxels();
        float[] least = Arrays.copyOfRange(used[0].data(), used[0].from(), used[0].from() + n);
        for (int k = 1; k < used.length; k++) {
            for (int i = 0; i < n; i++) {
                least[i] = Math.min(least[i], used[k].data()[used[k].from() + i]);
            }
        }
        return least;
    }

    private float[] mostLikely(Plane[] bins) {
        float[][] data = new float[bins.length][];
        int[] from = new int[bins.length];
        for (int k = 0; k < bins.length; k++) {
            data[k] = bins[k].data();
            from[k] = bins[k].from();
        }
        return DistanceBins.mostLikely(data, from, extent.voxels());
    }

    private float[] own(Plane plane) {
        int n = extent.voxels();
        return plane.data().length == n
                ? plane.data()
                : Arrays.copyOfRange(plane.data(), plane.from(), plane.from() + n);
    }

    private void requireFinite(ChannelCode code, Plane plane) {
        float[] data = plane.data();
        int to = plane.from() + extent.voxels();
        float greatest = 0;
        for (int i = plane.from(); i < to; i++) {
            greatest = Math.max(greatest, Math.abs(data[i])); // NaN stays
        }
        for (int i = plane.from(); i < to && !(greatest <= Float.MAX_VALUE); i++) {
            if (!Float.isFinite(data[i])) {
                throw new InputException("Prediction " + name + ": channel " + code + " holds " + data[i] + " at voxel "
                        + (i - plane.from()) + "; only finite values can be flooded.");
            }
        }
    }
}
