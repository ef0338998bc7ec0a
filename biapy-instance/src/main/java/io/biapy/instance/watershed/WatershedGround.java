package io.biapy.instance.watershed;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.DiskMorphology;
import io.biapy.instance.label.GaussianFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a watershed starts from: where seeds are, where labels may grow, what is flooded. Everything here looks only as far as its disks and its
 * smoothing, except for the thresholds by Otsu, which come from outside.
 */
record WatershedGround(
        List<Double> seedThresholds,
        List<Double> growthThresholds,
        boolean[] seeds,
        boolean[] growth,
        float[] surface) {
    static final GaussianFilter SMOOTHING = GaussianFilter.threeTaps();

    /** Otsu's threshold of what a rule compares. */
    interface OtsuThresholds {
        /** @param values those of the image at hand, which may be a part */
        float of(OtsuInput input, float[] values);
    }

    static WatershedGround of(ChannelPlanes planes, WatershedOptions options, OtsuThresholds otsu, Workers workers) {
        Extent extent = planes.extent();
        List<Double> seedThresholds = new ArrayList<>();
        boolean[] seeds = apply(planes, options.seeds().rules(), otsu, seedThresholds, seedThresholds, workers);
        List<Double> growthThresholds = new ArrayList<>();
        boolean[] growth = apply(planes, options.growth().rules(), otsu, growthThresholds, seedThresholds, workers);
        float[] surface = surface(planes, options.flood().surface());
        for (SeedStep step : options.seeds().steps()) {
            seeds = step.operation() == SeedStep.Operation.DILATE
                    ? DiskMorphology.dilate(seeds, extent, step.radius())
                    : DiskMorphology.erode(seeds, extent, step.radius());
        }
        growth = DiskMorphology.dilate(growth, extent, options.growth().dilation());
        growth = DiskMorphology.erode(growth, extent, options.growth().erosion());
        if (options.flood().smoothing()) {
            surface = SMOOTHING.apply(surface, extent, workers);
        }
        return new WatershedGround(seedThresholds, growthThresholds, seeds, growth, surface);
    }

    /** Where all rules hold; their thresholds are added to {@code used}. */
    private static boolean[] apply(
            ChannelPlanes planes,
            List<ThresholdRule> rules,
            OtsuThresholds otsu,
            List<Double> used,
            List<Double> seedThresholds,
            Workers workers) {
        boolean[] mask = new boolean[planes.extent().voxels()];
        Arrays.fill(mask, true);
        for (ThresholdRule rule : rules) {
            boolean steepness = rule.side() == ThresholdRule.Side.STEEPNESS_BELOW;
            float[] values = steepness ? planes.steepness() : planes.of(rule.channel());
            if (rule.side() == ThresholdRule.Side.COMPLEMENT_ABOVE) {
                values = complement(values);
            }
            double threshold =
                    switch (rule.threshold().kind()) {
                        case FIXED -> rule.threshold().value();
                        case OTSU -> (float) rule.threshold().value() * otsu.of(OtsuInput.of(rule), values);
                        case FIRST_SEED -> rule.threshold().value() * seedThresholds.get(0);
                    };
            used.add(threshold);
            keep(values, (float) threshold, steepness || rule.side() == ThresholdRule.Side.BELOW, mask, workers);
        }
        return mask;
    }

    static float[] complement(float[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = 1 - values[i];
        }
        return out;
    }

    private static void keep(float[] values, float threshold, boolean below, boolean[] mask, Workers workers) {
        workers.forRanges(mask.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                mask[i] &= below ? values[i] < threshold : values[i] > threshold;
            }
        });
    }

    private static float[] surface(ChannelPlanes planes, Surface chosen) {
        boolean steepness = chosen.isSteepness();
        float[] values = steepness ? planes.steepness() : planes.of(chosen.channel());
        float[] surface = new float[values.length];
        for (int i = 0; i < surface.length; i++) {
            surface[i] = steepness ? values[i] - 1 : chosen.isTurned() ? -values[i] : values[i];
        }
        return surface;
    }

    /** Values of a channel that Otsu's threshold is found of: as they are, or taken from 1; of affinities always the planes of the nearest. */
    record OtsuInput(ChannelCode channel, boolean complement, boolean steepness) {
        static OtsuInput of(ThresholdRule rule) {
            boolean affinities = rule.channel() == ChannelCode.AFFINITIES;
            return new OtsuInput(
                    rule.channel(),
                    !affinities && rule.side() == ThresholdRule.Side.COMPLEMENT_ABOVE,
                    rule.side() == ThresholdRule.Side.STEEPNESS_BELOW);
        }
    }
}
