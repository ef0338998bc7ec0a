package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.refine.RefinementStage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A refinement as passes over tiles, stage after stage; each with a number in the names of its passes, none for the first. Driven by one thread. */
final class RefinementPasses {
    static final String AROUND = "around";
    static final String NUMBERED = "numbered";

    private final TileGrid grid;
    private final TileWork work;
    private final Calibration voxel;
    private final Function<String, MaskGrowth> growth;

    /** @param growth growth over the mask, whose passes have names that end so */
    RefinementPasses(TileGrid grid, TileWork work, Calibration voxel, Function<String, MaskGrowth> growth) {
        this.grid = grid;
        this.work = work;
        this.voxel = voxel;
        this.growth = growth;
    }

    /** What ends the names of the passes of a stage. */
    static String suffix(int stage) {
        return stage == 0 ? "" : String.valueOf(stage + 1);
    }

    /** @param done stages that were applied before */
    TileLabels apply(TileLabels labels, List<RefinementStage> stages, int done) {
        TileLabels refined = labels;
        for (int k = 0; k < stages.size(); k++) {
            refined = apply(refined, stages.get(k), suffix(done + k));
        }
        return refined;
    }

    /** The ids 1 to n in the order of the old ids. */
    TileLabels consecutive(TileLabels labels) {
        TileResults found = work.pass(NUMBERED, tile -> {
            TileIds own = labels.of(tile);
            ByteBuffer ids = ByteBuffer.allocate(Long.BYTES * (own.ids().length - 1));
            ids.asLongBuffer().put(own.ids(), 1, own.ids().length - 1);
            return new TileResult(ids.array(), StoredLabels.result(own).sections());
        });
        LongSet all = new LongSet();
        for (byte[] part : found) {
            for (ByteBuffer in = ByteBuffer.wrap(part); in.hasRemaining(); ) {
                all.add(in.getLong());
            }
        }
        long[] ids = all.toArray();
        StoredLabels stored = new StoredLabels(grid, work, NUMBERED);
        return tile -> stored.of(tile).map(id -> Arrays.binarySearch(ids, id) + 1L);
    }

    private TileLabels apply(TileLabels labels, RefinementStage stage, String suffix) {
        return switch (stage.kind()) {
            case OBJECTS -> {
                RegionPass regions = new RegionPass(grid, labels);
                RegionGraph graph = regions.graph(work, suffix);
                stage.applyTo(graph, voxel);
                yield regions.relabelled(graph);
            }
            case AROUND -> {
                StoredLabels stored = StoredLabels.of(labels, grid, work, AROUND + suffix);
                yield tile -> {
                    Block wide = grid.withHalo(tile, stage.reach());
                    Block own = grid.block(tile);
                    int[] out = new int[own.extent().voxels()];
                    TileIds around = stored.around(wide);
                    StoredLabels.copy(stage.apply(around.codes(), wide.extent()), wide, out, own);
                    return TileIds.of(out, around.ids());
                };
            }
            case MASK -> growth.apply(suffix).grow(labels, stage.threshold());
        };
    }
}
