package io.biapy.core.patch;

import io.biapy.core.error.InputException;

/**
 * Share of a patch that it has in common with its neighbour along z, y and x, each at least 0 and below 1. Immutable. BiaPy's key
 * {@code DATA.TEST.OVERLAP}.
 */
public record Overlap(double z, double y, double x) {
    /** No overlap. */
    public static final Overlap NONE = new Overlap(0, 0, 0);

    /** Refuses shares outside [0, 1). */
    public Overlap {
        if (!(isShare(z) && isShare(y) && isShare(x))) {
            throw new InputException("The overlap of patches must be at least 0 and below 1 along each axis, got " + z
                    + ", " + y + ", " + x + " (z, y, x); 0.5 lets neighbours share one half.");
        }
    }

    private static boolean isShare(double v) {
        return v >= 0 && v < 1;
    }

    /** The same share along every axis. */
    public static Overlap of(double share) {
        return new Overlap(share, share, share);
    }

    /** Shares along z, y, x. */
    public static Overlap zyx(double z, double y, double x) {
        return new Overlap(z, y, x);
    }

    /** Shares along y and x of 2D patches. */
    public static Overlap yx(double y, double x) {
        return new Overlap(0, y, x);
    }

    /** Share along axis 0 (z), 1 (y) or 2 (x). */
    public double along(int axis) {
        return axis == 0 ? z : axis == 1 ? y : x;
    }

    @Override
    public String toString() {
        return z == y && y == x ? String.valueOf(x) : z + " x " + y + " x " + x;
    }
}
