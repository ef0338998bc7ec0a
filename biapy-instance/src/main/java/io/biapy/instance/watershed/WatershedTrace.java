package io.biapy.instance.watershed;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import java.util.List;

/**
 * Every intermediate result of one watershed, for looking inside. Immutable; arrays are shared, not copied.
 *
 * @param seedThresholds the threshold of each seed rule, in the order of the rules
 * @param growthThresholds the same of the growth rules
 * @param seedsBeforeRemoval all labelled seeds
 * @param seeds those that stay, renumbered
 * @param surface what is flooded, smoothed
 * @param growthMask where labels may grow, z, y, x (x fastest)
 * @param labels the result
 */
public record WatershedTrace(
        List<Double> seedThresholds,
        List<Double> growthThresholds,
        LabelImage seedsBeforeRemoval,
        LabelImage seeds,
        FloatImage surface,
        boolean[] growthMask,
        LabelImage labels) {
    public WatershedTrace {
        seedThresholds = List.copyOf(seedThresholds);
        growthThresholds = List.copyOf(growthThresholds);
    }

    @Override
    public String toString() {
        return "Watershed of " + labels.name() + ": " + seeds.objects() + " seeds above " + seedThresholds + " of "
                + seedsBeforeRemoval.objects() + " found, grown above " + growthThresholds + " to " + labels.objects()
                + " objects";
    }
}
