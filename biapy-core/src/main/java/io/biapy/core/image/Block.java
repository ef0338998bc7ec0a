package io.biapy.core.image;

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
