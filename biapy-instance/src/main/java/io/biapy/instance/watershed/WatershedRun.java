package io.biapy.instance.watershed;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.label.Otsu;
import java.util.Arrays;

/** One watershed on one prediction: ground, seeds, flooding, in BiaPy's order. */
final class WatershedRun {
    private final FloatImage prediction;
    private final WatershedOptions options;
    private final FloodOptions flood;
    private final Workers workers;
    private final ChannelPlanes planes;
    private final Extent extent;

    WatershedRun(FloatImage prediction, WatershedOptions options, Workers workers) {
        this.prediction = prediction;
        this.workers = workers;
        this.options = options;
        this.flood = options.flood();
        this.planes = new ChannelPlanes(prediction, options.channels(), options.binnedDistance(), workers);
        this.extent = prediction.extent();
    }

    WatershedTrace trace() {
        WatershedGround ground = WatershedGround.of(planes, options, this::otsu, workers);
        float[] surface = ground.surface();
        boolean[] growth = ground.growth();
        ConnectedComponents found = ConnectedComponents.of(ground.seeds(), extent, Connectivity.FACES, workers);
        int[] seeds = options.seeds().dropped() > 0
                ? withoutSmall(found, options.seeds().dropped())
                : found.labels();
        int[] labels = flood.sliceBySlice() && extent.z() > 1
                ? floodSlices(surface, seeds, growth)
                : flood.flooding().flood(surface, seeds, growth, extent, workers);
        return new WatershedTrace(
                ground.seedThresholds(),
                ground.growthThresholds(),
                image(found.labels()),
                image(seeds),
                FloatImage.of(prediction.name(), extent, 1, surface).withCalibration(prediction.calibration()),
                growth,
                image(labels));
    }

    private LabelImage image(int[] labels) {
        return LabelImage.of(prediction.name(), extent, labels).withCalibration(prediction.calibration());
    }

    private float otsu(WatershedGround.OtsuInput input, float[] values) {
        return input.channel() == ChannelCode.AFFINITIES
                ? planes.otsuOfAffinities()
                : Otsu.threshold(values, 0, values.length, workers);
    }

    private static int[] withoutSmall(ConnectedComponents found, long most) {
        int[] sizes = found.sizes();
        int[] number = new int[sizes.length];
        int next = 0;
        for (int id = 1; id < sizes.length; id++) {
            number[id] = sizes[id] > most ? ++next : 0;
        }
        int[] kept = new int[found.labels().length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = number[found.labels()[i]];
        }
        return kept;
    }

    private int[] floodSlices(float[] surface, int[] seeds, boolean[] growth) {
        Extent flat = Extent.yx(extent.y(), extent.x());
        int slice = flat.voxels();
        int[] labels = new int[seeds.length];
        workers.forEach(extent.z(), z -> {
            int from = z * slice;
            int[] one = flood.flooding()
                    .flood(
                            Arrays.copyOfRange(surface, from, from + slice),
                            Arrays.copyOfRange(seeds, from, from + slice),
                            Arrays.copyOfRange(growth, from, from + slice),
                            flat);
            System.arraycopy(one, 0, labels, from, slice);
        });
        return labels;
    }
}
