package io.biapy.instance.channel;

import io.biapy.core.image.Extent;

/**
 * A channel whose masks are dilated and eroded with ellipsoids: a radius in voxels along z, y and x, 0 for a single layer. Nothing outside the
 * image adds to a dilation or takes from an erosion. Implementations are immutable.
 *
 * @param <T> the channel itself
 */
public sealed interface Morphological<T> permits Foreground, Background, Points {
    /** Radius of the erosion along z, y and x in voxels. */
    Extent erosion();

    /** Radius of the dilation along z, y and x in voxels. */
    Extent dilation();

    /** The same channel with another erosion. */
    T erosion(Extent radius);

    /** The same channel with another dilation. */
    T dilation(Extent radius);

    /** The same radius along every axis. */
    default T erosion(int radius) {
        return erosion(Ellipsoid.ball(radius));
    }

    /** The same radius along every axis. */
    default T dilation(int radius) {
        return dilation(Ellipsoid.ball(radius));
    }
}
