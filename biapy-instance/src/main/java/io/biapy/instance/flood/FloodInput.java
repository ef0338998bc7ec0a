package io.biapy.instance.flood;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/** The check at the edge of every flooding: one value a voxel. */
final class FloodInput {
    private FloodInput() {}

    static void require(float[] surface, int[] seeds, boolean[] mask, Extent extent) {
        int voxels = extent.voxels();
        if (surface.length != voxels || seeds.length != voxels || mask.length != voxels) {
            throw new InputException(
                    "Flooding " + extent + " voxels needs " + voxels + " values of surface, seeds and mask, got "
                            + surface.length + ", " + seeds.length + " and " + mask.length + ".");
        }
    }
}
