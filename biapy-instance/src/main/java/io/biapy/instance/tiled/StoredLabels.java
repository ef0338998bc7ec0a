package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileWork;

/** Labels of tiles that were stored by a pass, and so can be had of any block: one or more sections, each runs of equal numbers. Safe for several threads. */
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

    /** What a pass must give for each tile: nothing, and a section a kind of numbers. */
    static TileResult result(int[]... numbers) {
        byte[][] sections = new byte[numbers.length][];
        for (int k = 0; k < sections.length; k++) {
            sections[k] = TileFaces.packRuns(numbers[k]);
        }
        return new TileResult(new byte[0], sections);
    }

    @Override
    public int[] of(int tile) {
        return read(tile, 0);
    }

    private int[] read(int tile, int section) {
        byte[] runs = work.store().read(pass, tile, section).orElseThrow(() -> Seams.lost(work.store(), pass, tile));
        return TileFaces.unpack(runs, grid.block(tile).extent().voxels());
    }

    /** The numbers of a section in any block of the image. */
    int[] around(Block block, int section) {
        int[] out = new int[block.extent().voxels()];
        for (int tile : grid.touched(block)) {
            copy(read(tile, section), grid.block(tile), out, block);
        }
        return out;
    }

    /** Copies what two blocks have in common. */
    static void copy(int[] from, Block source, int[] to, Block target) {
        source.shared(target, (at, put, count) -> System.arraycopy(from, at, to, put, count));
    }
}
