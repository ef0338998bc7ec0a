package io.biapy.instance.watershed;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/**
 * The flooding of {@code skimage.segmentation.watershed} (faces, no lines), voxel for voxel, ties included: by value, then by the order
 * of arrival, with a binary heap of the same structure. Stateless.
 */
public final class HeapFlooding implements Flooding {
    @Override
    public int[] flood(float[] surface, int[] seeds, boolean[] mask, Extent extent) {
        int voxels = extent.voxels();
        if (surface.length != voxels || seeds.length != voxels || mask.length != voxels) {
            throw new InputException(
                    "Flooding " + extent + " voxels needs " + voxels + " values of surface, seeds and mask, got "
                            + surface.length + ", " + seeds.length + " and " + mask.length + ".");
        }
        int[] labels = new int[voxels];
        HeapFloodingKernel.flood(surface, seeds, mask, extent.z(), extent.y(), extent.x(), labels);
        return labels;
    }

    @Override
    public String toString() {
        return "flooding in scikit-image's order";
    }
}
