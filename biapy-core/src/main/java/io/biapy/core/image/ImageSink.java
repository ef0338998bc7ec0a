package io.biapy.core.image;

import io.biapy.core.run.Workers;

/**
 * An image that is written block by block. Blocks may come in any order and from several threads at once, and need not fit the
 * chunks of the file; what several blocks share is written last come, last served, one after the other. Each chunk of the file is
 * replaced as a whole, so that a process that is killed leaves no half of one. An image that is one file, such as TIFF, appears
 * under its name when it is closed, and only if all of it was written; else closing is a
 * {@link io.biapy.core.error.FileException}.
 */
public interface ImageSink extends AutoCloseable {
    /** Voxels along z, y and x. */
    Size size();

    /** Number of channels, at least 1. */
    int channels();

    /** Edge lengths of the file's chunks: blocks that consist of whole chunks are written without reading. */
    Extent chunk();

    /**
     * Writes one channel of a block. A value that the file's type cannot hold is an {@link io.biapy.core.error.InputException};
     * fractions are rounded where the type is an integer.
     *
     * @param values at least {@code block.extent().voxels()} values, z, y, x (x fastest)
     */
    void write(int channel, Block block, float[] values);

    /** As {@link #write(int, Block, float[])}, with several threads where the format packs chunks; the same bytes. */
    default void write(int channel, Block block, float[] values, Workers workers) {
        write(channel, block, values);
    }

    @Override
    default void close() {}
}
