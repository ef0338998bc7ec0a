package io.biapy.core.target;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;

/** Shape of a batch of network output: N samples, channels, z, y, x, flat in this order (x fastest). */
public record BatchShape(int samples, int channels, Extent extent) {
    /** Number of values. */
    public int values() {
        return Math.toIntExact((long) samples * channels * extent.voxels());
    }

    /** Refuses a buffer that is too short. */
    static void requireRoom(String what, FloatBuffer buffer, int values) {
        if (buffer.limit() < values) {
            throw new InputException("The " + what + " of this batch has " + values + " values, but its buffer holds "
                    + buffer.limit() + ".");
        }
    }
}
