package io.biapy.instance.watershed;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.label.DiskMorphology;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.label.Otsu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One watershed on one prediction: thresholds, seeds, growth mask, surface, flooding, in BiaPy's order. */
final class WatershedRun {
    static final GaussianFilter SMOOTHING = GaussianFilter.threeTaps();

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
        List<Double> seedThresholds = new ArrayList<>();
        boolean[] seedMask = apply(options.seeds().rules(), seedThresholds, seedThresholds);
        List<Double> growthThresholds = new ArrayList<>();
        boolean[] growth = apply(options.growth().rules(), growthThresholds, seedThresholds);
        float[] surface = surface();
        for (SeedStep step : options.seeds().steps()) {
            seedMask = step.operation() == SeedStep.Operation.DILATE
                    ? DiskMorphology.dilate(seedMask, extent, step.radius())
                    : DiskMorphology.erode(seedMask, extent, step.radius());
        }
        growth = DiskMorphology.dilate(growth, extent, options.growth().dilation());
        growth = DiskMorphology.erode(growth, extent, options.growth().erosion());

        ConnectedComponents found = ConnectedComponents.of(seedMask, extent, Connectivity.FACES, workers);
        int[] seeds = options.seeds().dropped() > 0
                ? withoutSmall(found, options.seeds().dropped())
                : found.labels();
        if (flood.smoothing()) {
            surface = SMOOTHING.apply(surface, extent, workers);
        }
        int[] labels = flood.sliceBySlice() && extent.z() > 1
                ? floodSlices(surface, seeds, growth)
                : flood.flooding().flood(surface, seeds, growth, extent, workers);
        return new WatershedTrace(
                seedThresholds,
                growthThresholds,
                image(found.labels()),
                image(seeds),
                FloatImage.of(prediction.name(), extent, 1, surface).withCalibration(prediction.calibration()),
                growth,
                image(labels));
    }

    private LabelImage image(int[] labels) {
        return LabelImage.of(prediction.name(), extent, labels).withCalibration(prediction.calibration());
    }

    /** Where all rules hold; their thresholds are added to {@code used}. */
    private boolean[] apply(List<ThresholdRule> rules, List<Double> used, List<Double> seedThresholds) {
        boolean[] mask = new boolean[extent.voxels()];
        Arrays.fill(mask, true);
        for (ThresholdRule rule : rules) {
            boolean steepness = rule.side() == ThresholdRule.Side.STEEPNESS_BELOW;
            boolean complement = rule.side() == ThresholdRule.Side.COMPLEMENT_ABOVE;
            float[] values = steepness ? planes.steepness() : planes.of(rule.channel());
            if (complement) {
                values = complement(values);
            }
            double threshold =
                    switch (rule.threshold().kind()) {
                        case FIXED -> rule.threshold().value();
                        case OTSU -> (float) rule.threshold().value() * otsu(rule.channel(), values);
                        case FIRST_SEED -> rule.threshold().value() * seedThresholds.get(0);
                    };
            used.add(threshold);
            keep(values, (float) threshold, steepness || rule.side() == ThresholdRule.Side.BELOW, mask);
        }
        return mask;
    }

    private float otsu(ChannelCode channel, float[] values) {
        return channel == ChannelCode.AFFINITIES
                ? planes.otsuOfAffinities()
                : Otsu.threshold(values, 0, values.length, workers);
    }

    private static float[] complement(float[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = 1 - values[i];
        }
        return out;
    }

    private void keep(float[] values, float threshold, boolean below, boolean[] mask) {
        workers.forRanges(mask.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                mask[i] &= below ? values[i] < threshold : values[i] > threshold;
            }
        });
    }

    private float[] surface() {
        boolean steepness = flood.surface().isSteepness();
        float[] values =
                steepness ? planes.steepness() : planes.of(flood.surface().channel());
        float[] surface = new float[values.length];
        for (int i = 0; i < surface.length; i++) {
            surface[i] = steepness ? values[i] - 1 : flood.surface().isTurned() ? -values[i] : values[i];
        }
        return surface;
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
