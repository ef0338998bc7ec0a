package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResults;
import java.nio.ByteBuffer;

/**
 * How many closed seeds begin before a row of tiles, counted from what tiles say of each z: in raster order a row of voxels comes after all planes before its
 * own, and, in its own, after all rows of tiles before. 8 bytes for each z of a row of tiles. Immutable.
 */
final class SeedRows {
    private final TileGrid grid;
    private final long[] before; // z, row of tiles along y
    private final long total;

    SeedRows(TileGrid grid, TileResults seeds) {
        this.grid = grid;
        before = new long[Math.toIntExact(grid.size().z() * grid.along(1))];
        for (int tile = 0; tile < seeds.tiles(); tile++) {
            ByteBuffer in = ByteBuffer.wrap(seeds.of(tile));
            Block block = grid.block(tile);
            for (int z = 0; z < block.extent().z() && in.hasRemaining(); z++) {
                before[at(tile, z)] += in.getInt();
            }
        }
        long sum = 0;
        for (int k = 0; k < before.length; k++) {
            long own = before[k];
            before[k] = sum;
            sum += own;
        }
        total = sum;
    }

    private int at(int tile, int z) {
        int row = tile / grid.along(2) % grid.along(1);
        return (int) (grid.block(tile).z() + z) * grid.along(1) + row;
    }

    /** Seeds that begin before the first voxel of the tile's row of tiles at {@code z}, which counts from the tile's first plane. */
    long before(int tile, int z) {
        return before[at(tile, z)];
    }

    long total() {
        return total;
    }
}
