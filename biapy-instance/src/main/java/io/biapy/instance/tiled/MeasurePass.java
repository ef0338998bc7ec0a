package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.instance.measure.BoundingBox;
import io.biapy.instance.measure.ObjectTally;
import io.biapy.instance.measure.WholeObjects;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The pass that measures objects as wholes: each tile those whose boxes begin in it, out of one block that holds them all and one voxel around. Small
 * result: what {@link WholeObjects} found.
 */
final class MeasurePass {
    static final String NAME = "measure";
    private static final int BYTES = 40; // a voxel: labels, brightness, and what measuring takes

    private final TileGrid grid;
    private final StoredLabels labels;
    private final TiledMeasures measures;
    private final WholeObjects whole;
    private final Calibration voxel;
    private final long memory;
    private final long[] ids;
    private final List<BoundingBox> boxes;
    private final List<List<Integer>> ofTile;

    /**
     * @param tally of all objects
     * @param memory bytes that a thread may take
     */
    MeasurePass(
            TileGrid grid,
            StoredLabels labels,
            ObjectTally tally,
            TiledMeasures measures,
            Calibration voxel,
            long memory) {
        this.grid = grid;
        this.labels = labels;
        this.measures = measures;
        this.whole = measures.whole();
        this.voxel = voxel;
        this.memory = memory;
        this.ids = tally.ids();
        this.boxes = tally.boxes();
        this.ofTile = FirstTiles.of(grid, boxes);
    }

    TileResult run(int tile) {
        List<Integer> own = ofTile.get(tile);
        if (own.isEmpty()) {
            return new TileResult(WholeObjects.none());
        }
        BoundingBox all = hull(own);
        if (bytes(all) <= memory) {
            return new TileResult(measure(own, all));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int k : own) {
            BoundingBox box = boxes.get(k);
            if (bytes(box) > memory) {
                throw new InputException("Object " + ids[k] + " lies in " + box + "; to measure " + whole
                        + " of it takes " + Plan.bytes((long) bytes(box)) + " of memory where " + Plan.bytes(memory)
                        + " a thread were planned. Allow more (--max-memory), or leave these properties out.");
            }
            out.writeBytes(measure(List.of(k), box));
        }
        return new TileResult(out.toByteArray());
    }

    private BoundingBox hull(List<Integer> own) {
        int[] h = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1, -1};
        for (int k : own) {
            BoundingBox b = boxes.get(k);
            h[0] = Math.min(h[0], b.zMin());
            h[1] = Math.min(h[1], b.yMin());
            h[2] = Math.min(h[2], b.xMin());
            h[3] = Math.max(h[3], b.zMax());
            h[4] = Math.max(h[4], b.yMax());
            h[5] = Math.max(h[5], b.xMax());
        }
        return new BoundingBox(h[0], h[1], h[2], h[3], h[4], h[5]);
    }

    private static double bytes(BoundingBox b) {
        return BYTES * (b.zMax() - b.zMin() + 3.0) * (b.yMax() - b.yMin() + 3.0) * (b.xMax() - b.xMin() + 3.0);
    }

    private byte[] measure(List<Integer> own, BoundingBox box) {
        Block block = around(box);
        TileIds all = labels.around(block);
        long[] wanted = own.stream().mapToLong(k -> ids[k]).toArray();
        TileIds objects = all.map(id -> Arrays.binarySearch(wanted, id) >= 0 ? id : 0);
        int[] codes = objects.codes();
        float[] brightness = measures.light()
                .map(image -> {
                    float[] values = new float[codes.length];
                    image.read(0, block, values);
                    return values;
                })
                .orElse(WholeObjects.dark());
        return whole.measure(codes, objects.ids(), brightness, block, grid.size(), voxel);
    }

    private Block around(BoundingBox box) {
        Size size = grid.size();
        long z0 = Math.max(0, box.zMin() - 1);
        long y0 = Math.max(0, box.yMin() - 1);
        long x0 = Math.max(0, box.xMin() - 1);
        long z1 = Math.min(size.z(), box.zMax() + 2L);
        long y1 = Math.min(size.y(), box.yMax() + 2L);
        long x1 = Math.min(size.x(), box.xMax() + 2L);
        return new Block(z0, y0, x0, Extent.zyx((int) (z1 - z0), (int) (y1 - y0), (int) (x1 - x0)));
    }
}
