package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/**
 * The summits of an image that stand at least h above the highest pass to a higher summit, a voxel each: what remains of the h-maxima
 * transform. Neighbours by faces, edges and corners. P. Soille, "Morphological Image Analysis" (2003), 6.3.4 and 6.3.5 (dynamics).
 */
public final class HMaxima {
    private HMaxima() {}

    /**
     * Numbers the summits 1, 2, ... in raster order; 0 elsewhere. Time O(n log n) in the voxels of the mask.
     *
     * @param values heights, z, y, x (x fastest)
     * @param mask where summits are looked for; everything outside is a border that no path crosses
     * @param height h, above 0, in the unit of the values
     */
    public static int[] of(float[] values, boolean[] mask, Extent extent, double height) {
        FlatArrays.requireVoxels("image", values.length, extent);
        FlatArrays.requireVoxels("mask", mask.length, extent);
        if (!(height > 0)) {
            throw new InputException("The height of a summit must be above 0, got " + height + ".");
        }
        int[] summits = new int[values.length];
        SummitKernel.mark(values, mask, extent.z(), extent.y(), extent.x(), height, summits);
        int next = 0;
        for (int i = 0; i < summits.length; i++) {
            summits[i] = summits[i] != 0 ? ++next : 0;
        }
        return summits;
    }
}
