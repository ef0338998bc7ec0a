package io.biapy.instance.tiled;

import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.tile.Plan;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;

/** How one decoder labels tile by tile, before anything is done to its labels. Immutable; its text tells it from others. */
interface DecoderPasses {
    /** For this prediction, which is refused where it does not have the planes that are looked at. */
    DecoderPasses of(ImageSource prediction);

    /** What the planes of a prediction are, in their order; none where nobody has said it. */
    List<ChannelCode> channels();

    /** Voxels of the labels. */
    Size labelled(ImageSource prediction);

    /** The passes that will run. */
    List<Plan.Pass> plan(ImageSource prediction, TileGrid grid);

    /** The most bytes that {@link #run} leaves in the work folder. */
    long disk(ImageSource prediction, TileGrid grid);

    /**
     * The most bytes that a thread takes.
     *
     * @param reach how far around a block the prediction is looked at before it is handed on
     */
    double memory(Extent tile, ImageSource prediction, Extent reach);

    /** What reading the labels of a voxel may take from the disk, in bytes. */
    int bytesRead();

    /**
     * Labels and how they were found.
     *
     * @param greatest id at most
     * @param visits to tiles, in passes that may visit them again
     */
    record Found(TileLabels labels, long greatest, long visits) {}

    /** @param memory bytes that a thread may take beyond what must be */
    Found run(ImageSource prediction, TileGrid grid, TileWork work, long memory);
}
