package io.biapy.instance.tiled;

import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.decode.Proposals;
import io.biapy.instance.star.StarDistDecoder;
import io.biapy.instance.star.StarDistSteps;
import java.util.ArrayList;
import java.util.List;

/**
 * StarDist: candidates of each tile, the choice among them, and what stays painted wherever labels are asked for. Disk: 36 bytes and 4 a ray for each
 * candidate, as much again at most while candidates are undecided.
 */
final class StarDistPasses implements DecoderPasses {
    private final StarDistDecoder decoder;
    private final List<ChannelCode> channels;

    StarDistPasses(StarDistDecoder decoder, List<ChannelCode> channels) {
        this.decoder = decoder;
        this.channels = channels;
    }

    @Override
    public StarDistPasses of(ImageSource prediction) {
        StarDistSteps.of(decoder, prediction);
        return this;
    }

    @Override
    public List<ChannelCode> channels() {
        return channels;
    }

    @Override
    public Size labelled(ImageSource prediction) {
        return StarDistSteps.of(decoder, prediction).labelled();
    }

    @Override
    public List<Plan.Pass> plan(ImageSource prediction, TileGrid grid) {
        StarDistSteps steps = StarDistSteps.of(decoder, prediction);
        long plane = prediction.size().voxels() * prediction.pixelType().bits() / 8;
        List<Plan.Pass> passes = new ArrayList<>();
        if (steps.needsOtsu()) {
            passes.add(new Plan.Pass(ThresholdPasses.RANGE, "least and greatest probability", plane, 0));
            passes.add(new Plan.Pass(ThresholdPasses.HISTOGRAM, "histogram of probabilities", plane, 0));
        }
        passes.add(new Plan.Pass(
                Contest.CANDIDATES,
                "candidates of each tile and their rays",
                plane * prediction.channels(),
                candidates(prediction)));
        passes.addAll(Contest.plan(candidates(prediction)));
        return passes;
    }

    private static long candidates(ImageSource prediction) {
        return prediction.size().voxels() * Contestants.bytes(prediction.channels() - 1);
    }

    @Override
    public long disk(ImageSource prediction, TileGrid grid) {
        return 2 * candidates(prediction);
    }

    /** Where every voxel is a candidate; those of a neighbour are read one tile after the other. */
    @Override
    public double memory(Extent tile, ImageSource prediction, Extent reach) {
        double lattice = (double) tile.z()
                * tile.y()
                * tile.x()
                * prediction.size().voxels()
                / labelled(prediction).voxels();
        return lattice * Contest.memory(prediction.channels() - 1) + 16 * TiledPlan.around(tile, reach, 1);
    }

    @Override
    public int bytesRead() {
        return 1;
    }

    @Override
    public Found run(ImageSource prediction, TileGrid grid, TileWork work, long memory) {
        StarDistSteps steps = StarDistSteps.of(decoder, prediction);
        float threshold = steps.needsOtsu()
                ? new ThresholdPasses(
                                1, "", (tile, k) -> steps.probabilities(prediction, steps.lattice(grid.block(tile))))
                        .find(work)[0]
                : steps.threshold();
        Contest<?> contest = new Contest<>(grid, work, steps.rule(), memory);
        contest.enter(tile -> steps.candidates(prediction, steps.lattice(grid.block(tile)), threshold));
        contest.run();
        Contest.Ranking ranking = contest.ranking();
        TileLabels labels = tile -> {
            Proposals kept = contest.reaching(grid.block(tile));
            return TileIds.of(steps.paint(grid.block(tile), kept, ranking.ids(kept)));
        };
        return new Found(labels, ranking.count(), contest.visits());
    }

    @Override
    public String toString() {
        return decoder.toString();
    }
}
