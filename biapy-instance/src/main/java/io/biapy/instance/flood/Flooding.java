package io.biapy.instance.flood;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.Reach;

/**
 * How seeds grow over a surface: every voxel of the mask that a path through faces joins to a seed gets one seed's id, lower
 * values first. Implementations differ in what decides between seeds on equal values. Immutable, safe for several threads; the number of
 * threads changes nothing in the answer.
 */
public interface Flooding {
    /**
     * The flooded labels, as a new array; all arrays are z, y, x (x fastest), a value a voxel.
     *
     * @param surface finite heights
     * @param seeds ids above 0, 0 elsewhere; seeds outside the mask are dropped
     * @param mask where labels may grow
     * @param workers who may help
     */
    int[] flood(float[] surface, int[] seeds, boolean[] mask, Extent extent, Workers workers);

    /** The same by the calling thread alone. */
    default int[] flood(float[] surface, int[] seeds, boolean[] mask, Extent extent) {
        return flood(surface, seeds, mask, extent, Workers.callerOnly());
    }

    /** How far one decision looks, and whether tiles can reach the answer of the whole. */
    Reach reach();
}
