package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.instance.flood.StoredFlood;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.watershed.WatershedSteps;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The pass that reads the prediction: seeds of each tile, numbered within it, and the surface where labels may grow. Small result: for each seed its
 * voxels (int) and the position of its first voxel in the whole image (long). File: the seeds' outermost layers, and what flooding starts from.
 */
final class SeedPass {
    static final String NAME = "seeds";
    static final int BYTES = 12;

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
        byte[][] sections = Arrays.copyOf(TileFaces.pack(seeds.labels(), inner.extent()), TileGrid.DIRECTIONS + 1);
        sections[StoredFlood.VOXELS] = StoredFlood.prepare(surface, growth, seeds.labels());
        return new TileResult(describe(seeds, inner), sections);
    }

    /** Seeds are numbered in the order of their first voxels, so a number that is new tells such a voxel. */
    private byte[] describe(ConnectedComponents seeds, Block inner) {
        int[] sizes = seeds.sizes();
        ByteBuffer out = ByteBuffer.allocate(BYTES * seeds.count());
        int seen = 0;
        int[] labels = seeds.labels();
        for (int i = 0; i < labels.length && seen < seeds.count(); i++) {
            if (labels[i] > seen) {
                seen++;
                out.putInt(sizes[seen]).putLong(position(i, inner, grid.size()));
            }
        }
        return out.array();
    }

    private static long position(int i, Block inner, Size size) {
        Extent e = inner.extent();
        long z = inner.z() + i / (e.y() * e.x());
        long y = inner.y() + i / e.x() % e.y();
        return (z * size.y() + y) * size.x() + inner.x() + i % e.x();
    }

    /** Copies the voxels of the inner block out of those of the wide one; both arrays of one kind. */
    @SuppressWarnings("SuspiciousSystemArraycopy") // two arrays of booleans or of floats
    private static void crop(Block wide, Block inner, Object from, Object to) {
        wide.shared(inner, (row, at, count) -> System.arraycopy(from, row, to, at, count));
    }
}
