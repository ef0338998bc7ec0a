package io.biapy.core.image;

import io.biapy.core.error.InputException;

/**
 * Number of voxels along z, y and x of something that fits into memory: an image, a patch, a kernel, a stride.
 * A 2D extent has z = 1. Immutable.
 */
public record Extent(int z, int y, int x) {
    public Extent {
        if (z < 0 || y < 0 || x < 0) {
            throw new InputException(
                    "An extent needs three numbers of at least 0 (z, y, x), got " + z + ", " + y + ", " + x + ".");
        }
    }

    /** Of a volume, in voxels; each at least 1. */
    public static Extent zyx(int z, int y, int x) {
        return new Extent(z, y, x);
    }

    /** A 2D extent. */
    public static Extent yx(int y, int x) {
        return new Extent(1, y, x);
    }

    /** Product of the three; an {@link InputException} where it passes 2^31, since one Java array could not hold it. */
    public int voxels() {
        double product = (double) z * y * x;
        if (product > Integer.MAX_VALUE) {
            throw new InputException(this + " voxels do not fit into one array, which holds 2^31 - 1 values.");
        }
        return z * y * x;
    }

    /** Length along axis 0 (z), 1 (y) or 2 (x). */
    public int along(int axis) {
        return axis == 0 ? z : axis == 1 ? y : x;
    }

    /** The same as a size. */
    public Size toSize() {
        return new Size(z, y, x);
    }

    @Override
    public String toString() {
        return z == 1 ? y + " x " + x : z + " x " + y + " x " + x;
    }
}
