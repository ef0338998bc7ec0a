package io.biapy.instance.flood;

import io.biapy.core.image.Extent;
import io.biapy.core.tile.TileGrid;

/** Cuts a volume into tiles of nearly equal size, numbered in raster order. Immutable. */
final class FloodGrid {
    private static final int CUBE = 64;
    private static final int SQUARE = 256;
    private static final int LONGEST = 512;

    private final Extent extent;
    private final int[] size = new int[3];
    private final int[] count = new int[3];

    /** Tiles of at most {@code tile} voxels along each axis. */
    FloodGrid(Extent extent, Extent tile) {
        this.extent = extent;
        for (int a = 0; a < 3; a++) {
            int n = Math.max(1, extent.along(a));
            int tiles = (n + tile.along(a) - 1) / tile.along(a);
            size[a] = (n + tiles - 1) / tiles;
            count[a] = (n + size[a] - 1) / size[a];
        }
    }

    /** Tiles that fit a processor's cache: 64 x 64 x 64, 256 x 256, or, of few slices, as many voxels as the former. */
    static FloodGrid of(Extent extent) {
        if (extent.z() == 1) {
            return new FloodGrid(extent, Extent.yx(SQUARE, SQUARE));
        }
        int slices = Math.min(CUBE, extent.z());
        int side = Math.min(LONGEST, (int) Math.sqrt((double) CUBE * CUBE * CUBE / slices));
        return new FloodGrid(extent, Extent.zyx(slices, side, side));
    }

    int tiles() {
        return count[0] * count[1] * count[2];
    }

    FloodTile tile(int id) {
        int x = id % count[2] * size[2];
        int y = id / count[2] % count[1] * size[1];
        int z = id / count[2] / count[1] * size[0];
        return new FloodTile(
                id,
                z,
                y,
                x,
                Math.min(size[0], extent.z() - z),
                Math.min(size[1], extent.y() - y),
                Math.min(size[2], extent.x() - x),
                extent.z() == 1);
    }

    /** The tile behind a face of tile {@code id}, -1 beyond the volume. */
    int neighbour(int id, int direction) {
        int axis = TileGrid.axis(direction);
        int stride = axis == 0 ? count[1] * count[2] : axis == 1 ? count[2] : 1;
        int at = id / stride % count[axis];
        int to = at + TileGrid.side(direction);
        return to < 0 || to >= count[axis] ? -1 : id + TileGrid.side(direction) * stride;
    }
}
