package io.biapy.core.tile;

import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.core.run.Progress;

/**
 * Where targets of tiles go: planes of floats that are written block by block, by several threads, and have their name only once all are written. What a
 * process that was killed has written is still there for the next one.
 */
public interface TargetOutput extends AutoCloseable {
    /** Makes the output, or goes on with what an earlier process has left of it. */
    @FunctionalInterface
    interface Target {
        /** @param tile the blocks that will be written are as large, but for the last along an axis */
        TargetOutput open(Size size, int planes, Calibration calibration, Extent tile);

        /** Whether the targets have their name already, by an earlier run in the same work folder that ended between that and its own end. */
        default boolean isDone() {
            return false;
        }
    }

    /** Writes a block of one plane: z, y, x (x fastest). */
    void write(int plane, Block block, float[] values);

    /** Reads back what is there, whatever it is; where nothing was written, anything. */
    void read(int plane, Block block, float[] into);

    /**
     * All is written: gives the targets their name, in a file of its own format where that is another.
     *
     * @param progress is told how far that is
     */
    void commit(Progress progress);

    @Override
    void close();
}
