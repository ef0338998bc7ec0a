package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/** The one check that flat arrays need at the edge: one value a voxel. */
final class FlatArrays {
    private FlatArrays() {}

    static void requireVoxels(String what, int length, Extent extent) {
        if (length != extent.voxels()) {
            throw new InputException("The " + what + " of " + extent + " voxels needs " + extent.voxels()
                    + " values (z, y, x; x fastest), got " + length + ".");
        }
    }
}
