package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
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
        Extent s = source.extent();
        Extent t = target.extent();
        long z0 = Math.max(source.z(), target.z());
        long y0 = Math.max(source.y(), target.y());
        long x0 = Math.max(source.x(), target.x());
        long z1 = Math.min(source.z() + s.z(), target.z() + t.z());
        long y1 = Math.min(source.y() + s.y(), target.y() + t.y());
        int n = (int) (Math.min(source.x() + s.x(), target.x() + t.x()) - x0);
        for (long z = z0; z < z1; z++) {
            for (long y = y0; y < y1; y++) {
                int at = ((int) (z - source.z()) * s.y() + (int) (y - source.y())) * s.x() + (int) (x0 - source.x());
                int put = ((int) (z - target.z()) * t.y() + (int) (y - target.y())) * t.x() + (int) (x0 - target.x());
                System.arraycopy(from, at, to, put, n);
            }
        }
    }
}
