package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import java.util.List;

/** Where labels may grow: rules, then a dilation and an erosion by disks. */
record GrowthOptions(List<ThresholdRule> rules, int dilation, int erosion) {
    GrowthOptions {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || dilation < 0 || erosion < 0) {
            throw new InputException("A growth mask needs at least one rule and radii of at least 0, got " + rules
                    + ", " + dilation + " and " + erosion + ".");
        }
    }

    GrowthOptions withRules(List<ThresholdRule> others) {
        return new GrowthOptions(others, dilation, erosion);
    }

    GrowthOptions closedBy(int otherDilation, int otherErosion) {
        return new GrowthOptions(rules, otherDilation, otherErosion);
    }

    /** How far the closing looks along y and x. */
    int radius() {
        return dilation + erosion;
    }

    @Override
    public String toString() {
        String closed = dilation + erosion > 0 ? " (closed by " + dilation + ", " + erosion + ")" : "";
        return "grown where " + WatershedOptions.list(rules, " and ") + closed;
    }
}
