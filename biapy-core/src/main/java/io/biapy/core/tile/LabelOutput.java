package io.biapy.core.tile;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;

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

        /** Whether the labels have their name already, by an earlier run in the same work folder that ended between that and its own end. */
        default boolean isDone() {
            return false;
        }
    }

    /** Voxels along x that a block has best, for which several tiles are put together; 0 where one tile after the other is as good. */
    default int longRow() {
        return 0;
    }

    /** Writes a block: z, y, x (x fastest). */
    void write(Block block, long[] ids);

    /** Reads back what is there, whatever it is; where nothing was written, anything. */
    void read(Block block, long[] into);

    /**
     * All is written: gives the labels their name, in a file of its own format where that is another.
     *
     * @param progress is told how far that is
     */
    void commit(Progress progress);

    @Override
    void close();
}
