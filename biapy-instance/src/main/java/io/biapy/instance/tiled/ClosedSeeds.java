package io.biapy.instance.tiled;

import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileStore;
import java.util.Arrays;

/**
 * How many of the closed seeds that {@link SeedPass} left begin before any voxel of a row of tiles along x. 4 bytes a row of a tile's voxels. Safe for
 * several threads.
 */
final class ClosedSeeds {
    private final TileGrid grid;
    private final SeedRows rows;
    private final int from;
    private final TileStore store;
    private final int columns;
    private final int[] before; // z, y, tile: in the row of tiles and the plane z

    /**
     * Those of one tile, 8 bytes each.
     *
     * @param count how many seeds there are, closed or not; then of the closed ones number and first voxel, in their order
     */
    record OfTile(int count, int[] number, int[] at) {
        static OfTile read(byte[] bytes) {
            VarintReader in = new VarintReader(bytes, 0);
            int count = (int) in.next();
            int[] number = new int[bytes.length / 2];
            int[] at = new int[number.length];
            int n = 0;
            for (; in.hasNext(); n++) {
                number[n] = (n == 0 ? 0 : number[n - 1]) + (int) in.next();
                at[n] = (n == 0 ? 0 : at[n - 1]) + (int) in.next();
            }
            return new OfTile(count, Arrays.copyOf(number, n), Arrays.copyOf(at, n));
        }

        /** How many of them begin before voxel {@code i}. */
        int before(int i) {
            int k = Arrays.binarySearch(at, i);
            return k < 0 ? -1 - k : k;
        }
    }

    /** Those of the row that {@code tile} is in. */
    ClosedSeeds(TileGrid grid, SeedRows rows, TileStore store, int tile) {
        this.grid = grid;
        this.rows = rows;
        this.store = store;
        columns = grid.along(2);
        from = tile - tile % columns;
        int plane = grid.block(tile).extent().y() * columns;
        before = new int[Math.multiplyExact(grid.block(tile).extent().z(), plane)];
        for (int t = 0; t < columns; t++) {
            int nx = grid.block(from + t).extent().x();
            for (int at : ofTile(from + t).at) {
                before[at / nx * columns + t]++;
            }
        }
        int sum = 0;
        for (int k = 0; k < before.length; k++) {
            sum = k % plane == 0 ? 0 : sum;
            int own = before[k];
            before[k] = sum;
            sum += own;
        }
    }

    OfTile ofTile(int tile) {
        return OfTile.read(store.read(SeedPass.NAME, tile, SeedPass.CLOSED)
                .orElseThrow(() -> Seams.lost(store, SeedPass.NAME, tile)));
    }

    /** How many closed seeds of the image begin before voxel {@code i} of a tile of the row, whose own are {@code own}. */
    long before(int tile, OfTile own, int i) {
        int nx = grid.block(tile).extent().x();
        int row = i / nx;
        return rows.before(tile, row / grid.block(tile).extent().y())
                + before[row * columns + tile - from]
                + own.before(i)
                - own.before(row * nx);
    }
}
