package io.biapy.instance.tiled;

import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.flood.StoredFlood;
import io.biapy.instance.watershed.WatershedSteps;
import java.util.ArrayList;
import java.util.List;

/** The watershed: thresholds, seeds, flooding. A voxel that may be labelled takes 5 bytes of disk before and mostly 6 to 10 after. */
record WatershedPasses(WatershedSteps steps) implements DecoderPasses {
    static final String SEAMS = "seams";
    private static final int PREPARED = 5;
    private static final int FLOODED = 12;
    private static final int IDS = 2; // of seeds, at most, where every other voxel is one

    @Override
    public WatershedPasses of(ImageSource prediction) {
        return new WatershedPasses(steps.of(prediction));
    }

    @Override
    public List<ChannelCode> channels() {
        return steps.channels();
    }

    @Override
    public Size labelled(ImageSource prediction) {
        return prediction.size();
    }

    @Override
    public List<Plan.Pass> plan(ImageSource prediction, TileGrid grid) {
        long voxels = grid.size().voxels();
        long plane = voxels * prediction.pixelType().bits() / 8;
        List<Plan.Pass> passes = new ArrayList<>();
        if (steps.thresholds() > 0) {
            long some = plane * steps.thresholds();
            passes.add(new Plan.Pass(ThresholdPasses.RANGE, "least and greatest value for Otsu's thresholds", some, 0));
            passes.add(new Plan.Pass(ThresholdPasses.HISTOGRAM, "histograms for Otsu's thresholds", some, 0));
        }
        passes.add(new Plan.Pass(
                SeedPass.NAME,
                "seeds, growth mask and surface of each tile",
                plane * steps.planes().length,
                (PREPARED + IDS) * voxels));
        passes.add(new Plan.Pass(SEAMS, "seeds that touch across tiles", TiledPlan.faces(grid), 0));
        passes.add(new Plan.Pass(SeedIds.NAME, "ids of seeds in raster order", IDS * voxels, IDS * voxels));
        passes.add(new Plan.Pass(
                FloodPass.NAME,
                "watershed by flood times, tiles again until no face changes",
                (PREPARED + 2 * FLOODED) * voxels,
                3 * FLOODED * voxels));
        return passes;
    }

    @Override
    public long disk(ImageSource prediction, TileGrid grid) {
        return (PREPARED + FLOODED + 2 * IDS) * grid.size().voxels() + TiledPlan.faces(grid);
    }

    /** The greater of reading with halo (values, derived planes, masks) and of flooding. */
    @Override
    public double memory(Extent tile, ImageSource prediction, Extent reach) {
        Extent halo = steps.halo();
        Extent both = Extent.zyx(halo.z() + reach.z(), halo.y() + reach.y(), halo.x() + reach.x());
        double reading =
                TiledPlan.around(tile, both, 0) * (4.0 * prediction.channels() + 4.0 * steps.planes().length + 40);
        return Math.max(reading, StoredFlood.memory(tile));
    }

    @Override
    public int bytesRead() {
        return FLOODED;
    }

    @Override
    public Found run(ImageSource prediction, TileGrid grid, TileWork work, long memory) {
        SeedIds seeds = seeds(new PredictionBlocks(prediction), grid, work);
        FloodPass flood = new FloodPass(grid, work.store(), seeds, steps);
        flood.run(work);
        return new Found(flood::labels, seeds.count(), flood.visits());
    }

    private SeedIds seeds(PredictionBlocks blocks, TileGrid grid, TileWork work) {
        float[] thresholds = new ThresholdPasses(
                        steps.thresholds(),
                        "",
                        (tile, k) ->
                                steps.thresholdValues(blocks.planes(grid.block(tile), steps.thresholdPlanes(k)), k))
                .find(work);
        TileResults parts = work.pass(SeedPass.NAME, new SeedPass(grid, blocks, steps, thresholds)::run);
        Seams seams = new Seams(grid, SeedPass.NAME);
        TileResults pairs = work.pass(SEAMS, tile -> seams.of(tile, work.store()));
        return SeedIds.of(grid, work, parts, OpenSeeds.of(grid, parts, seams, pairs, steps.droppedSeeds()));
    }

    @Override
    public String toString() {
        return steps.toString();
    }
}
