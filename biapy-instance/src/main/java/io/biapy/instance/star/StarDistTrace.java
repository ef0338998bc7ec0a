package io.biapy.instance.star;

import io.biapy.core.image.LabelImage;
import java.util.List;

/**
 * What one decoding found. Immutable.
 *
 * @param probabilityThreshold the one that was used
 * @param candidates how many voxels might have been a centre
 * @param stars the objects kept, the most probable first; the first has label 1
 * @param labels the objects painted, in voxels of the full image; one that others hide altogether has no voxel
 */
public record StarDistTrace(double probabilityThreshold, int candidates, List<Star> stars, LabelImage labels) {
    public StarDistTrace {
        stars = List.copyOf(stars);
    }

    @Override
    public String toString() {
        return stars.size() + " objects of " + candidates + " candidates with a probability of at least "
                + probabilityThreshold;
    }
}
