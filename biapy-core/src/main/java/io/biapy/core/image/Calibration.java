package io.biapy.core.image;

import io.biapy.core.error.InputException;

/**
 * Voxel size along z, y and x in one unit, as everything physical in this library uses it. Immutable; sides from
 * 1e-12 to 1e12, so that volumes and squares of distances stay numbers. Where a file does not say, {@link #unknown()}: one pixel, unit "px".
 */
public record Calibration(double z, double y, double x, String unit) {
    private static final double LEAST = 1e-12;
    private static final double MOST = 1e12;
    private static final Calibration UNKNOWN = new Calibration(1, 1, 1, "px");

    public Calibration {
        if (!(z > 0 && y > 0 && x > 0) || Double.isInfinite(z + y + x)) {
            throw new InputException(
                    "A voxel size needs three finite numbers above 0 (z, y, x), got " + z + ", " + y + ", " + x + ".");
        }
        if (!isPossible(z, y, x)) {
            throw new InputException("The sides of a voxel are from 1e-12 to 1e12 in their unit, got " + z + ", " + y
                    + ", " + x + "; take another unit.");
        }
    }

    /** One pixel along each axis. */
    public static Calibration unknown() {
        return UNKNOWN;
    }

    /** Voxel size z, y, x in {@code unit}, for example {@code Calibration.of(0.5, 0.1, 0.1, "um")}. */
    public static Calibration of(double z, double y, double x, String unit) {
        return new Calibration(z, y, x, unit);
    }

    /** As a file tells it: {@link #unknown()} where the numbers cannot be sides of a voxel. */
    public static Calibration told(double z, double y, double x, String unit) {
        return isPossible(z, y, x) ? new Calibration(z, y, x, unit) : UNKNOWN;
    }

    /** False for anything that is not a number, too. */
    private static boolean isPossible(double z, double y, double x) {
        return Math.min(z, Math.min(y, x)) >= LEAST && Math.max(z, Math.max(y, x)) <= MOST;
    }

    /** Whether a file or somebody told it. */
    public boolean isKnown() {
        return !unit.equals("px");
    }

    /** Length along an axis: 0 is z, 1 is y, 2 is x. */
    public double along(int axis) {
        return axis == 0 ? z : axis == 1 ? y : x;
    }

    @Override
    public String toString() {
        return isKnown() ? z + " x " + y + " x " + x + " " + unit : "voxel size unknown";
    }
}
