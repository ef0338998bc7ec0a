package io.biapy.core.image;

import io.biapy.core.run.Workers;

/** A label image that is written block by block, with 64-bit ids; as {@link ImageSink} otherwise. */
public interface LabelSink extends AutoCloseable {
    /** Voxels along z, y and x. */
    Size size();

    /** Edge lengths of the file's chunks: blocks that consist of whole chunks are written without reading. */
    Extent chunk();

    /**
     * Writes a block. An id below 0, or one that the file's type cannot hold, is an {@link io.biapy.core.error.InputException}.
     *
     * @param ids at least {@code block.extent().voxels()} ids, z, y, x (x fastest)
     */
    void write(Block block, long[] ids);

    /** As {@link #write(Block, long[])}, with several threads where the format packs chunks; the same bytes. */
    default void write(Block block, long[] ids, Workers workers) {
        write(block, ids);
    }

    @Override
    default void close() {}
}
