package io.biapy.instance.label;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;

/** Where the objects of an image lie: box and mean of each, in voxels. Implementations are immutable and safe for several threads. */
public interface ObjectPlaces {
    /** Number of objects. */
    int size();

    /** First index of the box of object {@code k}, 0 to {@link #size()} - 1, along axis 0 (z), 1 (y) or 2 (x). */
    int first(int k, int axis);

    /** Last index, inclusive. */
    int last(int k, int axis);

    /** Mean index of the object's voxels along an axis. */
    double mean(int k, int axis);

    /** The box of an object. */
    default Block box(int k) {
        return new Block(
                first(k, 0),
                first(k, 1),
                first(k, 2),
                Extent.zyx(last(k, 0) - first(k, 0) + 1, last(k, 1) - first(k, 1) + 1, last(k, 2) - first(k, 2) + 1));
    }
}
