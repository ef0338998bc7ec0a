package io.biapy.instance.flood;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.Reach;

/**
 * The flooding of {@code skimage.segmentation.watershed} (faces, no lines), voxel for voxel, ties included: by value, then by the order
 * of arrival, with a binary heap of the same structure. For those who must reproduce it or BiaPy exactly: one thread does all. Stateless.
 */
public final class HeapFlooding implements Flooding {
    @Override
    public int[] flood(float[] surface, int[] seeds, boolean[] mask, Extent extent, Workers workers) {
        FloodInput.require(surface, seeds, mask, extent);
        int[] labels = new int[seeds.length];
        HeapFloodingKernel.flood(surface, seeds, mask, extent.z(), extent.y(), extent.x(), labels);
        return labels;
    }

    /** The whole image: the order of equal values depends on all that came before. */
    @Override
    public Reach reach() {
        return Reach.wholeImage();
    }

    @Override
    public String toString() {
        return "flooding in scikit-image's order";
    }
}
