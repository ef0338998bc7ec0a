package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;

/**
 * Where labels of tiles go: a file that is written block by block, by several threads, and has its name only once all are written. What a process that
 * was killed has written is still there for the next one.
 */
public interface LabelOutput extends AutoCloseable {
    /** Makes the output, or goes on with what an earlier process has left of it. */
    @FunctionalInterface
    interface Target {
        /**
         * @param maxId the greatest id that will be written
         * @param tile voxels of the blocks that will be written, beside each other from the image's first voxel on; those at its end may be shorter
         */
        LabelOutput open(String name, Size size, Calibration calibration, long maxId, Extent tile);
    }

    /** Voxels along x that a block has best, for which several tiles are put together; 0 where one tile after the other is as good. */
    default int longRow() {
        return 0;
    }

    /** Writes a block: z, y, x (x fastest). */
    void write(Block block, long[] ids);

    /** Reads back what is there, whatever it is; where nothing was written, anything. */
    void read(Block block, long[] into);

    /** All is written: gives the labels their name. */
    void commit();

    @Override
    void close();
}
