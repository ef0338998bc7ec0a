package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelImage;
import io.biapy.core.tile.FlatVolume;
import io.biapy.core.tile.TileGrid;

/** A label image of any size as a {@link TileMaker} sees it. Safe for several threads. */
public interface TiledLabels {
    /** The image's tiles. */
    TileGrid grid();

    /** Size of a voxel. */
    Calibration calibration();

    /** All objects of the image; an empty table where no maker needs them. */
    ObjectTable objects();

    /**
     * Part of the image. Codes rise with the ids; where {@link #objects()} are known a code is the object's number there plus 1. The
     * caller may change its codes.
     */
    LabelImage labels(Block block);

    /** Room for intermediate planes that outlives the process, the same for the same name. */
    FlatVolume room(String name, int planes);

    /** Runs {@code work} while so many bytes are set apart for it; waits for others where need be. Must not be called inside itself. */
    void holding(long bytes, Runnable work);
}
