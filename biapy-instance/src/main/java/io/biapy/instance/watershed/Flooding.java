package io.biapy.instance.watershed;

import io.biapy.core.image.Extent;

/**
 * How seeds grow over a surface: every voxel of the mask that a path through faces joins to a seed gets one seed's id, lower
 * values first. Implementations differ in what decides between seeds on equal values. Safe for several threads.
 */
public interface Flooding {
    /**
     * The flooded labels, as a new array; all arrays are z, y, x (x fastest), a value a voxel.
     *
     * @param surface finite heights
     * @param seeds ids above 0, 0 elsewhere; seeds outside the mask are dropped
     * @param mask where labels may grow
     */
    int[] flood(float[] surface, int[] seeds, boolean[] mask, Extent extent);
}
