package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.refine.RefinementStage;
import java.util.List;
import java.util.function.Function;

/** A refinement as passes over tiles, stage after stage; each with a number in the names of its passes, none for the first. Driven by one thread. */
final class RefinementPasses {
    static final String AROUND = "around";

    private final TileGrid grid;
    private final TileWork work;
    private final Function<String, MaskGrowth> growth;

    /** @param growth growth over the mask, whose passes have names that end so */
    RefinementPasses(TileGrid grid, TileWork work, Function<String, MaskGrowth> growth) {
        this.grid = grid;
        this.work = work;
        this.growth = growth;
    }

    /** What ends the names of the passes of a stage. */
    static String suffix(int stage) {
        return stage == 0 ? "" : String.valueOf(stage + 1);
    }

    TileLabels apply(TileLabels labels, List<RefinementStage> stages) {
        TileLabels refined = labels;
        for (int k = 0; k < stages.size(); k++) {
            refined = apply(refined, stages.get(k), suffix(k));
        }
        return refined;
    }

    private TileLabels apply(TileLabels labels, RefinementStage stage, String suffix) {
        return switch (stage.kind()) {
            case OBJECTS -> {
                RegionPass regions = new RegionPass(grid, labels);
                RegionGraph graph = regions.graph(work, suffix);
                stage.applyTo(graph);
                yield regions.relabelled(graph);
            }
            case AROUND -> {
                StoredLabels stored = StoredLabels.of(labels, grid, work, AROUND + suffix);
                yield tile -> {
                    Block wide = grid.withHalo(tile, stage.reach());
                    Block own = grid.block(tile);
                    int[] out = new int[own.extent().voxels()];
                    StoredLabels.copy(stage.apply(stored.around(wide, 0), wide.extent()), wide, out, own);
                    return out;
                };
            }
            case MASK -> growth.apply(suffix).grow(labels, stage.threshold());
        };
    }
}
