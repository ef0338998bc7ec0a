package io.biapy.instance.star;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.instance.channel.RayDirections;
import java.util.Optional;

/**
 * What the ray lengths mean. Immutable.
 *
 * @param rays directions; empty for as many as are predicted
 * @param spiral whether those in space are stardist's golden spiral and not BiaPy's sphere
 * @param grid voxels of the image for each one of the prediction
 * @param inVoxels whether lengths are in voxels along the ray, else in the unit of the voxel size
 * @param longest rays are cut there, in voxels; infinity for no cut
 */
record ShapeOptions(Optional<RayDirections> rays, boolean spiral, Extent grid, boolean inVoxels, double longest) {
    static final ShapeOptions DEFAULT =
            new ShapeOptions(Optional.empty(), false, Extent.zyx(1, 1, 1), false, Double.POSITIVE_INFINITY);

    ShapeOptions {
        if (grid.z() < 1 || grid.y() < 1 || grid.x() < 1) {
            throw new InputException("A grid needs steps of at least 1 along z, y and x, got " + grid + ".");
        }
        if (!(longest > 0)) {
            throw new InputException("The longest ray must be above 0 voxels, got " + longest + ".");
        }
    }

    /** The directions of {@code count} rays; those asked for whatever the count. */
    RayDirections directions(int count, boolean space) {
        return rays.orElseGet(() -> !space
                ? RayDirections.circle(count)
                : spiral ? RayDirections.goldenSpiral(count) : RayDirections.sphere(count));
    }

    @Override
    public String toString() {
        return rays.map(RayDirections::toString).orElse(spiral ? "a golden spiral of rays" : "BiaPy's rays")
                + (grid.equals(Extent.zyx(1, 1, 1))
                        ? ""
                        : " on a grid of " + grid.z() + " x " + grid.y() + " x " + grid.x())
                + (inVoxels ? ", in voxels" : "")
                + (longest < Double.POSITIVE_INFINITY ? ", at most " + longest + " voxels" : "");
    }
}
