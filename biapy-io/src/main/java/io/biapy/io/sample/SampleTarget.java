package io.biapy.io.sample;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;

/**
 * Where samples of one image go, block by block, after numbers became samples. Safe for several threads. Its {@code toString()} says
 * what is written.
 */
public interface SampleTarget extends AutoCloseable {
    /** Voxels along z, y, x. */
    Size size();

    /** Number of channels. */
    int channels();

    /** Type and byte order of the samples. */
    Samples samples();

    /** Edge lengths of what is written best at once. */
    Extent chunk();

    /** Takes one channel of a block out of {@code samples}, in rows or parts of rows, in any order, with several threads or not. */
    void write(int channel, Block block, SampleFill samples, Workers workers);

    /** Completes the image, or deletes it where parts of it are missing. */
    @Override
    void close();
}
