package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * Ids of all seeds of an image, 1, 2, ... in the raster order of their first voxels, as in memory: a pass over rows of tiles counts the closed seeds before
 * each one, open ones are counted in memory. 8 bytes an open seed, nothing for the others, which may be more than 2^31. Safe for several threads.
 */
final class SeedIds {
    static final String NAME = "ids";

    private final TileGrid grid;
    private final TileWork work;
    private final OpenSeeds open;
    private final SeedRows rows;
    private final long[] idOf; // of each root of open seeds, 0 where dropped
    private final TileResults found;

    private SeedIds(TileGrid grid, TileWork work, TileResults seeds, OpenSeeds open) {
        this.grid = grid;
        this.work = work;
        this.open = open;
        this.rows = new SeedRows(grid, seeds);
        this.idOf = new long[open.seeds()];
        this.found = work.pass(NAME, grid.along(2), this::number, TileWork.Kept.IN_THE_STORE);
        for (int tile = 0; tile < found.tiles(); tile++) {
            ByteBuffer in = ByteBuffer.wrap(found.of(tile));
            for (int k = open.first(tile); k < open.first(tile + 1); k++) {
                if (open.begins(k)) {
                    idOf[open.root(k)] = 1 + in.getLong() + open.before(open.start(k));
                }
            }
        }
    }

    /** @param seeds small results of {@link SeedPass} */
    static SeedIds of(TileGrid grid, TileWork work, TileResults seeds, OpenSeeds open) {
        return new SeedIds(grid, work, seeds, open);
    }

    /** How many seeds are flooded from. */
    long count() {
        return rows.total() + open.count();
    }

    /**
     * Tiles of one row along x. Small result of each, and no file, of which each costs more than all this: for each open seed that begins there how many closed
     * ones begin before it (long); then how many seeds the tile has, and of each closed one its number and its id, as steps.
     */
    private TileResult[] number(int[] tiles) {
        ClosedSeeds closed = new ClosedSeeds(grid, rows, work.store(), tiles[0]);
        return IntStream.of(tiles).mapToObj(tile -> number(tile, closed)).toArray(TileResult[]::new);
    }

    private TileResult number(int tile, ClosedSeeds closed) {
        Block block = grid.block(tile);
        ClosedSeeds.OfTile own = closed.ofTile(tile);
        VarintWriter out = new VarintWriter().put(own.count());
        long id = 0;
        for (int k = 0; k < own.at().length; k++) {
            int at = own.at()[k];
            long before = id;
            id = 1 + closed.before(tile, own, at) + open.before(block.placeOf(at, grid.size()));
            out.put(own.number()[k] - (k == 0 ? 0 : own.number()[k - 1])).put(id - before);
        }
        ByteBuffer ranks = ByteBuffer.allocate(Long.BYTES * (open.first(tile + 1) - open.first(tile)));
        for (int k = open.first(tile); k < open.first(tile + 1); k++) {
            if (open.begins(k)) {
                ranks.putLong(closed.before(tile, own, block.voxelAt(open.start(k), grid.size())));
            }
        }
        byte[] ids = out.toBytes();
        return new TileResult(ByteBuffer.allocate(ranks.position() + ids.length)
                .put(ranks.flip())
                .put(ids)
                .array());
    }

    /** The id of each seed of a tile by its number, 0 where it is dropped; entry 0 is not used. */
    long[] ofTile(int tile) {
        int begin = (int) IntStream.range(open.first(tile), open.first(tile + 1))
                .filter(open::begins)
                .count();
        VarintReader in = new VarintReader(found.of(tile), Long.BYTES * begin);
        long[] ids = new long[(int) in.next() + 1];
        long id = 0;
        for (int number = 0; in.hasNext(); ) {
            number += (int) in.next();
            id += in.next();
            ids[number] = id;
        }
        for (int k = open.first(tile); k < open.first(tile + 1); k++) {
            ids[open.number(k)] = idOf[open.root(k)];
        }
        return ids;
    }
}
