package io.biapy.metrics.surface;

/**
 * The voxels of an image: how many along z, y and x, and how long each is, in any unit. One slice is a 2D image, whose surfaces are lines.
 * Immutable.
 *
 * @param z slices, 1 for a 2D image
 * @param y rows
 * @param x columns
 * @param dz length of a voxel along z
 * @param dy along y
 * @param dx along x
 */
public record Grid(int z, int y, int x, double dz, double dy, double dx) {
    private static final double LEAST_SIDE = 1e-100;

    /** Checks the values. */
    public Grid {
        if (z < 1 || y < 1 || x < 1) {
            throw new IllegalArgumentException(
                    "A grid has at least one voxel along each axis, but came " + z + " x " + y + " x " + x + ".");
        }
        for (double side : new double[] {dz, dy, dx}) {
            if (!(side >= LEAST_SIDE && side <= 1 / LEAST_SIDE)) {
                throw new IllegalArgumentException("A voxel size has three lengths from " + LEAST_SIDE + " to "
                        + 1 / LEAST_SIDE + " (z, y, x), whose squares can be computed with, but came " + dz + ", " + dy
                        + ", " + dx + ".");
            }
        }
    }

    /** A 2D image of pixels with sides of 1. */
    public static Grid yx(int y, int x) {
        return new Grid(1, y, x, 1, 1, 1);
    }

    /** A volume of voxels with sides of 1. */
    public static Grid zyx(int z, int y, int x) {
        return new Grid(z, y, x, 1, 1, 1);
    }

    /** The same voxels with other sides. */
    public Grid voxelSize(double alongZ, double alongY, double alongX) {
        return new Grid(z, y, x, alongZ, alongY, alongX);
    }

    /** The same pixels with other sides, for a 2D image. */
    public Grid voxelSize(double alongY, double alongX) {
        return new Grid(z, y, x, dz, alongY, alongX);
    }

    /** Whether it is one slice. */
    public boolean isFlat() {
        return z == 1;
    }

    /** Number of voxels. */
    public long voxels() {
        return Math.multiplyExact((long) z * y, (long) x);
    }

    /** The longest side of a voxel; z does not count in 2D. */
    public double longestSide() {
        double inPlane = Math.max(dy, dx);
        return isFlat() ? inPlane : Math.max(dz, inPlane);
    }

    @Override
    public String toString() {
        return isFlat()
                ? y + " x " + x + " pixels of " + dy + " x " + dx
                : z + " x " + y + " x " + x + " voxels of " + dz + " x " + dy + " x " + dx;
    }
}
