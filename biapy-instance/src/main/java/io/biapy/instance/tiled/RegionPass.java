package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import java.nio.ByteBuffer;

/**
 * The pass that finds the regions of the labels of each tile (see {@link RegionKernel}). Small result: for each its label (long), its voxels and its box in
 * the whole image with the sums of its places, then the pairs that touch. File: the outermost layers of their numbers.
 */
final class RegionPass {
    static final String NAME = "regions";
    static final String CONTACTS = "contacts";
    private static final int FIELDS = 7; // voxels, first z, y, x, last z, y, x
    private static final int BYTES = 8 + 4 * FIELDS + 3 * 8; // the label, these, and the sums of z, y, x

    private final TileGrid grid;
    private final TileLabels labels;

    RegionPass(TileGrid grid, TileLabels labels) {
        this.grid = grid;
        this.labels = labels;
    }

    /** Finds the regions of all tiles and what they touch across tiles, in two passes of names that end with {@code suffix}. */
    RegionGraph graph(TileWork work, String suffix) {
        TileResults parts = work.pass(NAME + suffix, this::run);
        Seams seams = new Seams(grid, NAME + suffix);
        TileResults pairs = work.pass(CONTACTS + suffix, tile -> seams.of(tile, work.store()));
        return RegionGraph.of(grid.size(), parts, seams, pairs);
    }

    private TileResult run(int tile) {
        Block block = grid.block(tile);
        Extent e = block.extent();
        TileIds own = labels.of(tile);
        RegionKernel regions = new RegionKernel(own.codes(), e.z(), e.y(), e.x());
        int count = 0;
        for (int r = 0; r < regions.runs(); r++) {
            count = Math.max(count, regions.region(r));
        }
        long[] label = new long[count];
        int[] fields = new int[count * FIELDS];
        long[] sums = new long[count * 3];
        for (int r = 0; r < regions.runs(); r++) {
            int at = (regions.region(r) - 1) * FIELDS;
            int i = regions.start(r);
            int[] low = {
                (int) block.z() + i / (e.y() * e.x()), (int) block.y() + i / e.x() % e.y(), (int) block.x() + i % e.x()
            };
            int n = regions.end(r) - i;
            boolean isNew = fields[at] == 0;
            label[at / FIELDS] = own.ids()[own.codes()[i]];
            fields[at] += n;
            for (int a = 0; a < 3; a++) {
                sums[at / FIELDS * 3 + a] += (long) n * low[a] + (a == 2 ? (long) n * (n - 1) / 2 : 0);
                int high = low[a] + (a == 2 ? n - 1 : 0);
                fields[at + 1 + a] = isNew ? low[a] : Math.min(fields[at + 1 + a], low[a]);
                fields[at + 4 + a] = isNew ? high : Math.max(fields[at + 4 + a], high);
            }
        }
        long[] contacts = regions.contacts();
        ByteBuffer out = ByteBuffer.allocate(4 + count * BYTES + 8 * contacts.length);
        out.putInt(count);
        for (int k = 0; k < count; k++) {
            out.putLong(label[k]);
            for (int i = 0; i < FIELDS; i++) {
                out.putInt(fields[k * FIELDS + i]);
            }
            for (int a = 0; a < 3; a++) {
                out.putLong(sums[3 * k + a]);
            }
        }
        for (long contact : contacts) {
            out.putLong(contact);
        }
        return new TileResult(out.array(), TileFaces.pack(regions.paint(), e));
    }

    /** The labels with those of the graph's regions in their place. */
    TileLabels relabelled(RegionGraph graph) {
        return tile -> {
            Extent e = grid.block(tile).extent();
            RegionKernel regions = new RegionKernel(labels.of(tile).codes(), e.z(), e.y(), e.x());
            return TileIds.of(regions.paint(), graph.ofTile(tile));
        };
    }
}
