package io.biapy.core.patch;

/** Where the planes of a prediction go as soon as they are complete: slices along z of a volume, rows along y of a plane. Called by one thread. */
public interface PlaneOutput {
    /** How many planes are there already, from the first one on, so that prediction begins behind them. */
    int done();

    /**
     * Takes the next planes.
     *
     * @param start the first of them
     * @param count how many
     * @param channels for each channel its values, z, y, x (x fastest)
     */
    void take(int start, int count, float[][] channels);
}
