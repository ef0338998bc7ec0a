package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.flow.FlowSteps;
import io.biapy.instance.measure.BoundingBox;
import io.biapy.instance.measure.ObjectTally;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One labelling by flows, pass by pass. Driven by one thread. */
final class FlowLabels {
    static final String PATHS = "paths";
    static final String PEAKS = "peaks";
    static final String OBJECTS = "paths-objects";
    static final String ERRORS = "errors";
    private static final int CHECK = 80; // bytes a voxel of an object's box

    private final FlowSteps steps;
    private final ImageSource prediction;
    private final TileGrid grid;
    private final TileWork work;
    private final long memory;

    FlowLabels(FlowSteps steps, ImageSource prediction, TileGrid grid, TileWork work, long memory) {
        this.steps = steps;
        this.prediction = prediction;
        this.grid = grid;
        this.work = work;
        this.memory = memory;
    }

    DecoderPasses.Found find() {
        HullIndex hulls = new HullIndex(grid, work.pass(PATHS, this::paths).toArray());
        PeakIds peaks = new PeakIds(work.pass(PEAKS, tile -> peaks(tile, hulls)).toArray());
        TileResults parts = work.pass(OBJECTS, tile -> objects(tile, hulls, peaks));
        ObjectTally tally = new ObjectTally();
        for (byte[] part : parts) {
            tally.add(ByteBuffer.wrap(part));
        }
        StoredLabels stored = new StoredLabels(grid, work, OBJECTS);
        int[] ids = kept(stored, tally, peaks.count());
        TileLabels labels = tile -> stored.of(tile).map(id -> ids[(int) id]);
        return new DecoderPasses.Found(labels, Arrays.stream(ids).max().orElse(0), 0);
    }

    /** Small result: the box around all ends. File: where paths start, as runs, and where each ends. */
    private TileResult paths(int tile) {
        FlowSteps.Paths paths = steps.paths(prediction, grid.block(tile), memory);
        long[] ends = paths.ends();
        if (ends.length == 0) {
            return TileResult.done();
        }
        int[] starts = new int[paths.starts().length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = paths.starts()[i] ? 1 : 0;
        }
        ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(Long.BYTES, ends.length));
        out.asLongBuffer().put(ends);
        return new TileResult(HullIndex.bytes(hull(ends)), TileFaces.packRuns(starts), out.array());
    }

    /** The box around all ends. */
    private float[] hull(long[] ends) {
        long nx = grid.size().x();
        long ny = grid.size().y();
        long[] low = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        long[] high = new long[3];
        for (long end : ends) {
            long[] zyx = {end / nx / ny, end / nx % ny, end % nx};
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], zyx[axis]);
                high[axis] = Math.max(high[axis], zyx[axis]);
            }
        }
        return HullIndex.box(low, high);
    }

    private long[] ends(int tile) {
        byte[] bytes = work.store().read(PATHS, tile, 1).orElseThrow(() -> Seams.lost(work.store(), PATHS, tile));
        long[] ends = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(ends);
        return ends;
    }

    /**
     * Small result: the peaks that take any end of the tile, as {@link PeakIds} reads them. File: for each voxel of the tile where paths end the number of its
     * peak in that list from 1 on, 0 for none or no end, as runs.
     */
    private TileResult peaks(int tile, HullIndex hulls) {
        Block own = grid.block(tile);
        int reach = FlowSteps.PEAK_REACH;
        Block window = own.widened(Extent.zyx(reach, reach, reach), grid.size());
        int[] counts = new int[window.extent().voxels()];
        int found = 0;
        for (int other : hulls.reaching(HullIndex.box(window))) {
            for (long end : ends(other)) {
                int at = window.voxelAt(end, grid.size());
                if (at >= 0) {
                    counts[at]++;
                    found += own.voxelAt(end, grid.size()) >= 0 ? 1 : 0;
                }
            }
        }
        if (found == 0) {
            return TileResult.done();
        }
        FlowSteps.Peaks peaks = FlowSteps.peaks(counts, window.extent());
        int[] numbers = new int[own.extent().voxels()];
        Map<Integer, Integer> used = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        window.shared(own, (from, to, count) -> {
            for (int k = 0; k < count; k++) {
                int peak = counts[from + k] == 0 ? 0 : peaks.owners()[from + k];
                if (peak > 0) {
                    numbers[to + k] = used.computeIfAbsent(peak, p -> {
                        order.add(p);
                        return order.size();
                    });
                }
            }
        });
        ByteBuffer out = ByteBuffer.allocate(PeakIds.BYTES * order.size());
        for (int peak : order) {
            long key = peaks.peaks()[peak - 1];
            out.putInt((int) (key >> 32)).putLong(window.placeOf((int) key, grid.size()));
        }
        return new TileResult(out.array(), TileFaces.packRuns(numbers));
    }

    /** Small result: the tile's part of {@link ObjectTally}. File: labels as runs. */
    private TileResult objects(int tile, HullIndex hulls, PeakIds peaks) {
        Block own = grid.block(tile);
        int[] codes = new int[own.extent().voxels()];
        if (!hulls.isEmpty(tile)) {
            byte[] runs = work.store().read(PATHS, tile, 0).orElseThrow(() -> Seams.lost(work.store(), PATHS, tile));
            int[] starts = TileFaces.unpack(runs, codes.length);
            long[] ends = ends(tile);
            Map<Integer, int[]> known = new HashMap<>();
            long nx = grid.size().x();
            long ny = grid.size().y();
            int n = 0;
            for (int i = 0; i < codes.length; i++) {
                if (starts[i] != 0) {
                    long end = ends[n++];
                    int there = grid.at(end / nx / ny, end / nx % ny, end % nx);
                    int[] ids = known.computeIfAbsent(there, t -> ids(t, peaks));
                    codes[i] = ids[grid.block(there).voxelAt(end, grid.size())];
                }
            }
        }
        TileIds labels = TileIds.of(codes);
        return new TileResult(
                ObjectTally.of(labels.codes(), labels.ids(), own),
                StoredLabels.result(labels).sections());
    }

    /** The id of each voxel of a tile where paths end. */
    private int[] ids(int tile, PeakIds peaks) {
        byte[] runs = work.store().read(PEAKS, tile, 0).orElseThrow(() -> Seams.lost(work.store(), PEAKS, tile));
        int[] numbers = TileFaces.unpack(runs, grid.block(tile).extent().voxels());
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] == 0 ? 0 : peaks.id(tile, numbers[i]);
        }
        return numbers;
    }

    /** New ids by old ones: objects whose flow is right and that are not too small, numbered in their order. */
    private int[] kept(StoredLabels stored, ObjectTally tally, int count) {
        boolean[] stays = new boolean[count + 1];
        Arrays.fill(stays, 1, stays.length, true);
        if (steps.flowThreshold() > 0) {
            long[] ids = tally.ids();
            List<BoundingBox> boxes = tally.boxes();
            List<List<Integer>> ofTile = FirstTiles.of(grid, boxes);
            for (byte[] part : work.pass(ERRORS, tile -> errors(ofTile.get(tile), ids, boxes, stored))) {
                for (ByteBuffer in = ByteBuffer.wrap(part); in.hasRemaining(); ) {
                    stays[(int) in.getLong()] = !(in.getDouble() > steps.flowThreshold());
                }
            }
        }
        if (steps.removedUpTo() > 0) {
            long[] voxels = tally.voxels();
            long[] ids = tally.ids();
            for (int k = 0; k < ids.length; k++) {
                stays[(int) ids[k]] &= voxels[k] > steps.removedUpTo();
            }
        }
        int[] to = new int[stays.length];
        int next = 0;
        for (int id = 1; id < to.length; id++) {
            to[id] = stays[id] ? ++next : 0;
        }
        return to;
    }

    /** Small result: id and flow error of each object. */
    private TileResult errors(List<Integer> own, long[] ids, List<BoundingBox> boxes, StoredLabels stored) {
        ByteBuffer out = ByteBuffer.allocate((Long.BYTES + Double.BYTES) * own.size());
        for (int k : own) {
            BoundingBox b = boxes.get(k);
            double bytes = (double) CHECK
                    * (b.zMax() - b.zMin() + 3.0)
                    * (b.yMax() - b.yMin() + 3.0)
                    * (b.xMax() - b.xMin() + 3.0);
            if (bytes > memory) {
                throw new InputException("Object " + ids[k] + " lies in " + b + "; to check its flow takes "
                        + Plan.bytes((long) bytes) + " of memory where " + Plan.bytes(memory)
                        + " a thread were planned. Allow more (--max-memory), or leave out the check of flows.");
            }
            Block inner = new Block(
                    b.zMin(),
                    b.yMin(),
                    b.xMin(),
                    Extent.zyx(b.zMax() - b.zMin() + 1, b.yMax() - b.yMin() + 1, b.xMax() - b.xMin() + 1));
            Block block = inner.widened(Extent.zyx(1, 1, 1), grid.size());
            long id = ids[k];
            int[] mask = stored.around(block).map(other -> other == id ? 1 : 0).codes();
            out.putLong(id).putDouble(steps.error(prediction, mask, block));
        }
        return new TileResult(out.array());
    }
}
