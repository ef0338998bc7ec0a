package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.flow.FlowDecoder;
import io.biapy.instance.flow.FlowSteps;
import java.util.ArrayList;
import java.util.List;

/**
 * Cellpose-like flows: where the paths of each tile end, which peaks their ends make, labels, and the flow error of each object as a whole. Disk: 8 bytes a
 * foreground voxel for its end, and runs for labels and peaks.
 */
final class FlowPasses implements DecoderPasses {
    private static final int END = 8;
    private static final int RUNS = 2;

    private final FlowDecoder decoder;

    FlowPasses(FlowDecoder decoder) {
        this.decoder = decoder;
        if (!decoder.isLocal()) {
            throw new InputException(
                    "Tiles cannot follow flows at another size, or for as many steps as a measured diameter"
                            + " asks for: both are made of the whole image. Resize the prediction and give its diameter as the mean"
                            + " one, or decode without tiles; asked was for " + decoder + ".");
        }
    }

    @Override
    public FlowPasses of(ImageSource prediction) {
        FlowSteps.of(decoder, prediction);
        return this;
    }

    @Override
    public List<ChannelCode> channels() {
        return decoder.channels();
    }

    @Override
    public Size labelled(ImageSource prediction) {
        return prediction.size();
    }

    @Override
    public List<Plan.Pass> plan(ImageSource prediction, TileGrid grid) {
        FlowSteps steps = FlowSteps.of(decoder, prediction);
        long voxels = grid.size().voxels();
        long all = voxels * prediction.channels() * prediction.pixelType().bits() / 8;
        List<Plan.Pass> passes = new ArrayList<>();
        passes.add(new Plan.Pass(
                FlowLabels.PATHS,
                "where paths end, in windows that grow until all have ended",
                3 * all,
                (END + RUNS) * voxels));
        passes.add(new Plan.Pass(FlowLabels.PEAKS, "peaks of ends", 4 * END * voxels, RUNS * voxels));
        passes.add(new Plan.Pass(FlowLabels.OBJECTS, "labels of paths", 2 * END * voxels, RUNS * voxels));
        if (steps.flowThreshold() > 0) {
            passes.add(new Plan.Pass(FlowLabels.ERRORS, "flow error of each object as a whole", 2 * all, 0));
        }
        return passes;
    }

    @Override
    public long disk(ImageSource prediction, TileGrid grid) {
        return (END + 3L * RUNS) * grid.size().voxels();
    }

    /** With 16 voxels around; paths that lead further take up to as much as was allowed. */
    @Override
    public double memory(Extent tile, ImageSource prediction, Extent reach) {
        int near = 16;
        double wide = (tile.z() + (prediction.size().is2D() ? 0 : 2.0 * (near + reach.z())))
                * (tile.y() + 2.0 * (near + reach.y()))
                * (tile.x() + 2.0 * (near + reach.x()));
        return wide * (4.0 * prediction.channels() + 21) + 24.0 * tile.z() * tile.y() * tile.x();
    }

    @Override
    public int bytesRead() {
        return RUNS;
    }

    @Override
    public Found run(ImageSource prediction, TileGrid grid, TileWork work, long memory) {
        return new FlowLabels(FlowSteps.of(decoder, prediction), prediction, grid, work, memory).find();
    }

    @Override
    public String toString() {
        return decoder.toString();
    }
}
