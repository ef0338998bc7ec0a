package io.biapy.synapse.target;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/**
 * The voxels around a site that belong to it: an ellipsoid with these half axes in voxels; 0 is a single plane. Immutable. As BiaPy's
 * {@code generate_ellipse_footprint}.
 */
public record Ellipse(int z, int y, int x) {
    /** BiaPy's default for sites: 1, 3, 3. */
    public static final Ellipse SITE = new Ellipse(1, 3, 3);

    /** BiaPy's default for vectors: 3, 25, 25. */
    public static final Ellipse VECTORS = new Ellipse(3, 25, 25);

    public Ellipse {
        if (z < 0 || y < 0 || x < 0) {
            throw new InputException("The half axes of an ellipse are at least 0 voxels, got " + z + ", " + y + ", " + x
                    + " (z, y, x).");
        }
    }

    /** Half axis along 0 (z), 1 (y) or 2 (x). */
    public int along(int axis) {
        return axis == 0 ? z : axis == 1 ? y : x;
    }

    /** Whether the voxel so far from the centre belongs to it. */
    public boolean holds(int dz, int dy, int dx) {
        return square(dz, dy, dx) <= 1;
    }

    /** Squared distance from the centre, 1 on the surface. */
    double square(int dz, int dy, int dx) {
        return term(dz, z) + term(dy, y) + term(dx, x);
    }

    private static double term(int d, int half) {
        return d == 0 ? 0 : half == 0 ? 2 : (double) (d * d) / (half * half);
    }

    /** Size of the box around it. */
    public Extent box() {
        return Extent.zyx(2 * z + 1, 2 * y + 1, 2 * x + 1);
    }

    @Override
    public String toString() {
        return z + "," + y + "," + x;
    }
}
