package io.biapy.core.image;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.List;

/** An axis-parallel part of an image: where it starts (z, y, x, in voxels) and how large it is. Immutable. */
public record Block(long z, long y, long x, Extent extent) {
    /** The whole image as one block. */
    public static Block all(Size size) {
        return new Block(0, 0, 0, size.toExtent());
    }

    /** Blocks with these edges that cover the image, in raster order (z, y, x; x fastest); the last along an axis may be shorter. */
    public static List<Block> grid(Size size, Extent edges) {
        List<Block> blocks = new ArrayList<>();
        for (long z = 0; z < size.z(); z += edges.z()) {
            for (long y = 0; y < size.y(); y += edges.y()) {
                for (long x = 0; x < size.x(); x += edges.x()) {
                    Extent extent = Extent.zyx(
                            (int) Math.min(edges.z(), size.z() - z), (int) Math.min(edges.y(), size.y() - y), (int)
                                    Math.min(edges.x(), size.x() - x));
                    blocks.add(new Block(z, y, x, extent));
                }
            }
        }
        return blocks;
    }

    /** A stretch of voxels along x that lies in two blocks: its place in each, in voxels from the block's first one. */
    @FunctionalInterface
    public interface Row {
        void visit(int inThis, int inOther, int count);
    }

    /** Visits what this block and {@code other} of the same image have in common, row by row; nothing where that is nothing. */
    public void shared(Block other, Row row) {
        long z0 = Math.max(z, other.z);
        long z1 = Math.min(z + extent.z(), other.z + other.extent.z());
        long y0 = Math.max(y, other.y);
        long y1 = Math.min(y + extent.y(), other.y + other.extent.y());
        long x0 = Math.max(x, other.x);
        int count = (int) (Math.min(x + extent.x(), other.x + other.extent.x()) - x0);
        for (long atZ = z0; atZ < z1 && count > 0; atZ++) {
            for (long atY = y0; atY < y1; atY++) {
                row.visit(index(atZ, atY, x0), other.index(atZ, atY, x0), count);
            }
        }
    }

    /** Where a voxel of this block stands in its image: an index over z, y, x (x fastest), as {@code voxel} is one in the block. */
    public long placeOf(int voxel, Size size) {
        long atZ = z + voxel / (extent.y() * extent.x());
        long atY = y + voxel / extent.x() % extent.y();
        return (atZ * size.y() + atY) * size.x() + x + voxel % extent.x();
    }

    /** The inverse of {@link #placeOf}; -1 for a place outside of the block. */
    public int voxelAt(long place, Size size) {
        long atX = place % size.x() - x;
        long atY = place / size.x() % size.y() - y;
        long atZ = place / size.x() / size.y() - z;
        boolean inside = atX >= 0 && atY >= 0 && atZ >= 0 && atX < extent.x() && atY < extent.y() && atZ < extent.z();
        return inside ? (int) ((atZ * extent.y() + atY) * extent.x() + atX) : -1;
    }

    private int index(long atZ, long atY, long atX) {
        return (int) (((atZ - z) * extent.y() + atY - y) * extent.x() + atX - x);
    }

    /** This block and what lies around it as far as {@code halo} along each axis, but not beyond the image. */
    public Block widened(Extent halo, Size size) {
        long z0 = Math.max(0, z - halo.z());
        long y0 = Math.max(0, y - halo.y());
        long x0 = Math.max(0, x - halo.x());
        long z1 = Math.min(size.z(), z + extent.z() + halo.z());
        long y1 = Math.min(size.y(), y + extent.y() + halo.y());
        long x1 = Math.min(size.x(), x + extent.x() + halo.x());
        return new Block(z0, y0, x0, Extent.zyx((int) (z1 - z0), (int) (y1 - y0), (int) (x1 - x0)));
    }

    /**
     * Refuses an array that is too short for the values of this block.
     *
     * @param image whose block it is, for the message
     */
    public void requireRoom(Object image, int length) {
        if (length < extent.voxels()) {
            throw new InputException(image + ": a block of " + extent + " has " + extent.voxels()
                    + " values, and the array has room for " + length + " only.");
        }
    }

    /** Whether all of it lies in an image of that size. */
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
