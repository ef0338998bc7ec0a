package io.biapy.instance.watershed;

import io.biapy.core.image.Extent;

/**
 * The flooding of {@code skimage.segmentation.watershed} (faces, no lines), voxel for voxel, ties included: by value, then by the order
 * of arrival, with a binary heap of the same structure. Stateless.
 */
public final class HeapFlooding implements Flooding {
    @Override
    public int[] flood(float[] surface, int[] seeds, boolean[] mask, Extent extent) {
        int[] labels = new int[seeds.length];
        HeapFloodingKernel.flood(surface, seeds, mask, extent.z(), extent.y(), extent.x(), labels);
        return labels;
    }

    @Override
    public String toString() {
        return "flooding in scikit-image's order";
    }
}
