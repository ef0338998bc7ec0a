package io.biapy.instance.flow;

import java.util.Arrays;

/** Where the paths of a flow start. */
final class PathStarts {
    private PathStarts() {}

    /** The voxels of a mask, in raster order. */
    static int[] of(boolean[] mask) {
        int[] places = new int[mask.length];
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            places[count] = i;
            count += mask[i] ? 1 : 0;
        }
        return Arrays.copyOf(places, count);
    }
}
