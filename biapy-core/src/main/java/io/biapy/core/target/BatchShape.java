package io.biapy.core.target;

import io.biapy.core.image.Extent;

/** Shape of a batch of network output: N samples, channels, z, y, x, flat in this order (x fastest). */
public record BatchShape(int samples, int channels, Extent extent) {
    /** Number of values. */
    public int values() {
        return Math.toIntExact((long) samples * channels * extent.voxels());
    }
}
