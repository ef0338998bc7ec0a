package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.LabelOutput;
import io.biapy.core.tile.LocalEngine;
import io.biapy.core.tile.PassProgress;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.decode.InstanceDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How labels that were found in each tile on its own become those of the whole: ids of a tile are raised above those of the tiles before it, objects that
 * meet at a face of two tiles are joined where their sections overlap enough, and a joined object takes its least id. This is BiaPy's chunk mode, to the id,
 * for those who must reproduce it, and for decoders that no tiling can follow exactly: thin or slanted objects are cut at faces, and the answer depends on
 * the tiles. {@link TiledDecoding} has neither flaw. Ids are 64-bit and not consecutive. Immutable, safe for several threads.
 */
public final class Merge {
    private final double threshold;

    private Merge(double threshold) {
        this.threshold = threshold;
    }

    /**
     * Joins two objects where the intersection over union of their sections in the two layers beside a face is above this.
     *
     * @param threshold 0 to 1; BiaPy's INSTANCE_SEG_MERGE_IOU_TH, 0.3 there
     */
    public static Merge faceOverlap(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new InputException("Objects are joined by an overlap of 0 to 1, got " + threshold + ".");
        }
        return new Merge(threshold);
    }

    /**
     * What a merge has found.
     *
     * @param offsets what is added to the ids of each tile
     * @param joined the least id of each object for every other id that it was given
     * @param edges pairs of ids whose sections overlap enough
     */
    public record Outcome(long[] offsets, Map<Long, Long> joined, long[][] edges) {}

    /** Merges labels that were found tile by tile: {@code labels} hold ids that start anew in each tile. */
    public Outcome merge(LabelSource labels, Extent tile, LabelOutput.Target target, TiledRun run) {
        TileGrid grid = new TileGrid(labels.size(), tile);
        return run(labels.name(), labels.size(), labels.calibration(), grid, "", target, run, id -> {
            long[] ids = new long[grid.block(id).extent().voxels()];
            labels.read(grid.block(id), ids);
            return ids;
        });
    }

    /**
     * Labels each tile with {@code decoder}, from the tile and what lies around it as far as {@code context}, and merges. A decoder's thresholds that are
     * found in the image are found in each tile.
     */
    public Outcome decode(
            ImageSource prediction,
            InstanceDecoder decoder,
            Extent tile,
            Extent context,
            LabelOutput.Target target,
            TiledRun run) {
        TileGrid grid = new TileGrid(prediction.size(), tile);
        PredictionBlocks blocks = new PredictionBlocks(prediction);
        int[] planes = IntStream.range(0, prediction.channels()).toArray();
        String how = ", each by " + decoder + " with a context of " + context;
        return run(prediction.name(), prediction.size(), prediction.calibration(), grid, how, target, run, id -> {
            FloatImage wide = blocks.read(grid.withHalo(id, context), planes).withCalibration(prediction.calibration());
            return TileCrop.ids(decoder.decode(wide), grid.withHalo(id, context), grid.block(id));
        });
    }

    private Outcome run(
            String name,
            Size size,
            Calibration calibration,
            TileGrid grid,
            String how,
            LabelOutput.Target target,
            TiledRun run,
            IntFunction<long[]> labelsOfTile) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put(FaceMerge.LABEL, 8.0);
        shares.put(FaceMerge.OVERLAP, 1.0);
        shares.put(FaceMerge.RELABEL, 3.0);
        shares.put(TiledPlan.FINISH, TiledPlan.FINISH_SHARE);
        PassProgress progress = new PassProgress(run.progress(), "merge " + name, shares);
        try (TileWork work = TileWork.open(
                run.folder(),
                "merged labels 1 of " + run.input() + ", " + size.z() + " x " + size.y() + " x " + size.x()
                        + " voxels, by " + this + ", in " + grid + how,
                grid,
                new LocalEngine(run.workers()),
                progress,
                run.cancellation())) {
            FaceMerge merge = new FaceMerge(grid, work, threshold, labelsOfTile);
            Outcome outcome = merge.find();
            try (LabelOutput output = target.open(name, size, calibration, merge.greatest(), grid.tile())) {
                merge.write(outcome, output);
                work.last(TiledPlan.FINISH, output::commit);
            }
            work.discard();
            return outcome;
        }
    }

    @Override
    public String toString() {
        return "overlap at faces above " + threshold;
    }
}
