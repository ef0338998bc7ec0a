package io.biapy.instance.tiled;

import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileStore;
import java.util.Arrays;

/**
 * The closed seeds of a row of tiles along x, as {@link SeedPass} left them, and how many of them begin before any voxel. 8 bytes a seed, 4 a row of a tile's
 * voxels. Safe for several threads.
 */
final class ClosedSeeds {
    private final TileGrid grid;
    private final SeedRows rows;
    private final int from;
    private final OfTile[] tiles;
    private final int[] before; // z, y, tile: in the row of tiles and the plane z

    /** @param count how many seeds there are, closed or not; then of the closed ones number and first voxel, in their order */
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
        from = tile - tile % grid.along(2);
        tiles = new OfTile[grid.along(2)];
        int planes = grid.block(tile).extent().z();
        int plane = grid.block(tile).extent().y() * tiles.length;
        before = new int[planes * plane];
        for (int t = 0; t < tiles.length; t++) {
            int of = from + t;
            tiles[t] = OfTile.read(store.read(SeedPass.NAME, of, SeedPass.CLOSED)
                    .orElseThrow(() -> Seams.lost(store, SeedPass.NAME, of)));
            int nx = grid.block(of).extent().x();
            for (int at : tiles[t].at) {
                before[at / nx * tiles.length + t]++;
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
        return tiles[tile - from];
    }

    /** How many closed seeds of the image begin before voxel {@code i} of a tile of the row. */
    long before(int tile, int i) {
        int nx = grid.block(tile).extent().x();
        int row = i / nx;
        OfTile own = ofTile(tile);
        return rows.before(tile, row / grid.block(tile).extent().y())
                + before[row * tiles.length + tile - from]
                + own.before(i)
                - own.before(row * nx);
    }
}
