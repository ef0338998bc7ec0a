package io.biapy.core.patch;

import io.biapy.core.image.Block;

/** Where the planes of a prediction go as soon as they are complete: slices along z of a volume, rows along y of a plane. Called by one thread at a time. */
public interface PlaneOutput {
    /** How many planes are there already, from the first one on, so that prediction begins behind them. */
    int done();

    /** Whether anything in a block of the image is wanted; where not, 0 may be handed on instead of what would be predicted. */
    default boolean wants(Block block) {
        return true;
    }

    /**
     * Takes the next planes.
     *
     * @param start the first of them
     * @param count how many
     * @param channels for each channel its values, z, y, x (x fastest)
     */
    void take(int start, int count, float[][] channels);
}
