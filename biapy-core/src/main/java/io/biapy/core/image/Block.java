package io.biapy.core.image;

/** An axis-parallel part of an image: where it starts (z, y, x, in voxels) and how large it is. Immutable. */
public record Block(long z, long y, long x, Extent extent) {
    /** The whole image as one block. */
    public static Block all(Size size) {
        return new Block(0, 0, 0, size.toExtent());
    }

    public boolean isInside(Size size) {
        return z >= 0
                && y >= 0
                && x >= 0
                && z + extent.z() <= size.z()
                && y + extent.y() <= size.y()
                && x + extent.x() <= size.x();
    }

    @Override
    public String toString() {
        return extent + " at (" + z + ", " + y + ", " + x + ")";
    }
}
