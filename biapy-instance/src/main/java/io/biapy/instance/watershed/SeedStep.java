package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;

/**
 * One morphological step on the seeds, slice by slice with a disk. Immutable.
 *
 * @param operation what it does
 * @param radius of the disk in pixels, at least 1
 */
public record SeedStep(Operation operation, int radius) {
    /** Grow or shrink. */
    public enum Operation {
        DILATE,
        ERODE
    }

    public SeedStep {
        if (radius < 1) {
            throw new InputException("The disk of a seed step needs a radius of at least 1 pixel, got " + radius + ".");
        }
    }

    public static SeedStep dilate(int radius) {
        return new SeedStep(Operation.DILATE, radius);
    }

    public static SeedStep erode(int radius) {
        return new SeedStep(Operation.ERODE, radius);
    }

    @Override
    public String toString() {
        return (operation == Operation.DILATE ? "dilated" : "eroded") + " by " + radius;
    }
}
