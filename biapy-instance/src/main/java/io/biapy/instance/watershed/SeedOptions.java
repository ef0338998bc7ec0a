package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import java.util.List;

/** Where seeds are: rules, morphological steps, and the most voxels of a seed that is dropped. */
record SeedOptions(List<ThresholdRule> rules, List<SeedStep> steps, long dropped) {
    SeedOptions {
        rules = List.copyOf(rules);
        steps = List.copyOf(steps);
        if (rules.isEmpty() || dropped < 0) {
            throw new InputException("Seeds need at least one rule and a size of at least 0 to drop, got " + rules
                    + " and " + dropped + " voxels.");
        }
    }

    SeedOptions withRules(List<ThresholdRule> others) {
        return new SeedOptions(others, steps, dropped);
    }

    SeedOptions withSteps(List<SeedStep> others) {
        return new SeedOptions(rules, others, dropped);
    }

    SeedOptions dropping(long voxels) {
        return new SeedOptions(rules, steps, voxels);
    }

    /** How far the morphological steps look along y and x. */
    int radius() {
        return steps.stream().mapToInt(SeedStep::radius).sum();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seeds ").append(WatershedOptions.list(rules, " and "));
        steps.forEach(step -> text.append(", ").append(step));
        return text.append(dropped > 0 ? ", of more than " + dropped + " voxels" : "")
                .toString();
    }
}
