package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.label.IdIndex;

/** Labels of tiles that were stored by a pass, and so can be had of any block: a section of labels, then maybe some of other numbers. Safe for several threads. */
final class StoredLabels implements TileLabels {
    private final TileGrid grid;
    private final TileWork work;
    private final String pass;

    StoredLabels(TileGrid grid, TileWork work, String pass) {
        this.grid = grid;
        this.work = work;
        this.pass = pass;
    }

    /** Stores labels in a pass of this name. */
    static StoredLabels of(TileLabels labels, TileGrid grid, TileWork work, String pass) {
        work.pass(pass, tile -> result(labels.of(tile)));
        return new StoredLabels(grid, work, pass);
    }

    /** What a pass must give for each tile: nothing, the labels, and a section a kind of other numbers, each runs of equal ones. */
    static TileResult result(TileIds labels, int[]... numbers) {
        byte[][] sections = new byte[1 + numbers.length][];
        sections[0] = labels.toBytes();
        for (int k = 0; k < numbers.length; k++) {
            sections[k + 1] = TileFaces.packRuns(numbers[k]);
        }
        return new TileResult(new byte[0], sections);
    }

    @Override
    public TileIds of(int tile) {
        return TileIds.of(read(tile, 0), grid.block(tile).extent().voxels());
    }

    private byte[] read(int tile, int section) {
        return work.store().read(pass, tile, section).orElseThrow(() -> Seams.lost(work.store(), pass, tile));
    }

    /** Other numbers of a tile. */
    int[] numbers(int tile, int section) {
        return TileFaces.unpack(read(tile, section), grid.block(tile).extent().voxels());
    }

    /** The labels in any block of the image. */
    TileIds around(Block block) {
        int[] numbers = new int[block.extent().voxels()];
        IdIndex index = new IdIndex();
        for (int tile : grid.touched(block)) { // one after the other, so that one is in memory
            TileIds labels = of(tile);
            int[] codes = labels.codes();
            int[] numberOf = new int[labels.ids().length];
            for (int code = 1; code < numberOf.length; code++) {
                numberOf[code] = index.add(labels.ids()[code]) + 1;
            }
            for (int i = 0; i < codes.length; i++) {
                codes[i] = numberOf[codes[i]];
            }
            copy(codes, grid.block(tile), numbers, block);
        }
        return TileIds.of(numbers, index.table());
    }

    /** Copies what two blocks have in common. */
    static void copy(int[] from, Block source, int[] to, Block target) {
        source.shared(target, (at, put, count) -> System.arraycopy(from, at, to, put, count));
    }
}
