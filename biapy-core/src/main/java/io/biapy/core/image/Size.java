package io.biapy.core.image;

import io.biapy.core.error.InputException;

/** Number of voxels of an image along z, y and x; may pass 2^31 voxels. A 2D image has z = 1. Immutable. */
public record Size(long z, long y, long x) {
    public Size {
        if (z < 1 || y < 1 || x < 1) {
            throw new InputException("An image needs at least one voxel along each axis, got " + z + ", " + y + ", " + x
                    + " (z, y, x).");
        }
    }

    /** Of a volume, in voxels; each at least 1. */
    public static Size zyx(long z, long y, long x) {
        return new Size(z, y, x);
    }

    /** Of a picture, in pixels; each at least 1. */
    public static Size yx(long y, long x) {
        return new Size(1, y, x);
    }

    /** Number of all voxels. */
    public long voxels() {
        return Math.multiplyExact(Math.multiplyExact(z, y), x);
    }

    /** Whether there is one slice only. */
    public boolean is2D() {
        return z == 1;
    }

    /** The same as ints; an {@link InputException} where one array could not hold the image. */
    public Extent toExtent() {
        if (voxels() > Integer.MAX_VALUE - 16) {
            throw new InputException(
                    "An image of " + this + " voxels does not fit into one array; read it block by block.");
        }
        return new Extent((int) z, (int) y, (int) x);
    }

    /**
     * As {@link #toExtent()}, for {@code values} numbers of {@code bytes} bytes a voxel that are to be held in memory; an
     * {@link InputException} where Java may not use as much.
     */
    public Extent toExtentInMemory(int values, int bytes) {
        Extent extent = toExtent();
        double needed = (double) extent.voxels() * values * bytes;
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new InputException(
                    "An image of " + this + (values == 1 ? "" : ", " + values + " channels") + " needs "
                            + Math.round(needed / (1 << 20)) + " MB of memory, and Java may use " + (most >> 20)
                            + "; give it more (-Xmx), or read it block by block.");
        }
        return extent;
    }

    /** One slice of it. */
    public Extent slice() {
        return new Extent(1, (int) Math.min(Integer.MAX_VALUE, y), (int) Math.min(Integer.MAX_VALUE, x));
    }

    @Override
    public String toString() {
        return z == 1 ? y + " x " + x : z + " x " + y + " x " + x;
    }
}
