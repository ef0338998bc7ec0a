package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.instance.flood.StoredFlood;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.watershed.WatershedSteps;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The pass that reads the prediction: seeds of each tile, numbered within it in the order of their first voxels, and the surface where labels may grow.
 * Seeds in a layer that touches another tile may be parts of a greater one, and are open; of the others, closed, those that are too small are dropped.
 *
 * <p>Small result, none where there are no seeds: for each z how many closed seeds begin there (ints), then of each open one its number, its voxels and
 * its first voxel in the tile (ints). File: the seeds' outermost layers, what flooding starts from, and of each closed seed number and first voxel.
 */
final class SeedPass {
    static final String NAME = "seeds";
    /** Of an open seed in the small result. */
    static final int BYTES = 12;
    /** The section of closed seeds: how many seeds there are, then pairs, each number as the step from that before, as {@link VarintWriter} has them. */
    static final int CLOSED = StoredFlood.VOXELS + 1;

    private final TileGrid grid;
    private final PredictionBlocks blocks;
    private final WatershedSteps steps;
    private final float[] thresholds;

    SeedPass(TileGrid grid, PredictionBlocks blocks, WatershedSteps steps, float[] thresholds) {
        this.grid = grid;
        this.blocks = blocks;
        this.steps = steps;
        this.thresholds = thresholds;
    }

    TileResult run(int tile) {
        Block wide = grid.withHalo(tile, steps.halo());
        Block inner = grid.block(tile);
        WatershedSteps.Ground ground = steps.ground(blocks.planes(wide, steps.planes()), thresholds);
        int n = inner.extent().voxels();
        boolean[] mask = new boolean[n];
        boolean[] growth = new boolean[n];
        float[] surface = new float[n];
        crop(wide, inner, ground.seeds(), mask);
        crop(wide, inner, ground.growth(), growth);
        crop(wide, inner, ground.surface(), surface);
        ConnectedComponents seeds = ConnectedComponents.of(mask, inner.extent(), Connectivity.FACES);
        byte[][] sections = Arrays.copyOf(TileFaces.pack(seeds.labels(), inner.extent()), CLOSED + 1);
        sections[StoredFlood.VOXELS] = StoredFlood.prepare(surface, growth, seeds.labels());
        VarintWriter closed = new VarintWriter();
        byte[] small = describe(seeds, inner.extent(), open(tile, seeds, inner.extent()), closed);
        sections[CLOSED] = closed.toBytes();
        return new TileResult(small, sections);
    }

    private boolean[] open(int tile, ConnectedComponents seeds, Extent size) {
        boolean[] open = new boolean[seeds.count() + 1];
        for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
            if (grid.neighbour(tile, d).isPresent()) {
                for (int i : TileFaces.positions(size, d)) {
                    open[seeds.labels()[i]] = true;
                }
            }
        }
        return open;
    }

    private byte[] describe(ConnectedComponents seeds, Extent size, boolean[] open, VarintWriter closed) {
        closed.put(seeds.count());
        if (seeds.count() == 0) {
            return new byte[0];
        }
        int[] sizes = seeds.sizes();
        int[] labels = seeds.labels();
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES * size.z() + BYTES * seeds.count());
        int plane = size.y() * size.x();
        int seen = 0;
        int before = 0;
        int at = 0;
        out.position(Integer.BYTES * size.z());
        for (int i = 0; seen < seeds.count(); i++) {
            while (labels[i] <= seen) {
                i++;
            }
            seen++; // a number that is new tells a first voxel
            if (open[seen]) {
                out.putInt(seen).putInt(sizes[seen]).putInt(i);
            } else if (sizes[seen] > steps.droppedSeeds()) {
                int z = Integer.BYTES * (i / plane);
                out.putInt(z, out.getInt(z) + 1);
                closed.put(seen - before).put(i - at);
                before = seen;
                at = i;
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** Copies the voxels of the inner block out of those of the wide one; both arrays of one kind. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // two arrays of booleans or of floats
    private static void crop(Block wide, Block inner, Object from, Object to) {
        wide.shared(inner, (row, at, count) -> System.arraycopy(from, row, to, at, count));
    }
}
