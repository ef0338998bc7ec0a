package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/** The grid points of an ellipsoid with radius r along each axis: sum((g / r)²) at most 1; a radius of 0 is a single layer. */
final class Ellipsoid {
    static final Extent NONE = Extent.zyx(0, 0, 0);

    private static final long MOST = 1L << 26; // points of a box around it

    private Ellipsoid() {}

    static Extent ball(int radius) {
        return Extent.zyx(radius, radius, radius);
    }

    static int reach(Extent radius) {
        return Math.max(radius.z(), Math.max(radius.y(), radius.x()));
    }

    /**
     * Offsets dz, dy, dx, three ints each, of all points that lie within {@code extent} of some voxel of it; no float rounding decides a
     * point that lies exactly on the surface.
     */
    static int[] offsets(Extent radius, Extent extent) {
        int nz = Math.min(radius.z(), extent.z() - 1);
        int ny = Math.min(radius.y(), extent.y() - 1);
        int nx = Math.min(radius.x(), extent.x() - 1);
        if ((2L * nz + 1) * (2L * ny + 1) * (2L * nx + 1) > MOST) {
            throw new InputException("A radius of " + radius.z() + "x" + radius.y() + "x" + radius.x()
                    + " voxels (z, y, x) is too large to dilate or erode with; take a smaller one.");
        }
        double rz = Math.max(radius.z(), 1);
        double ry = Math.max(radius.y(), 1);
        double rx = Math.max(radius.x(), 1);
        double all = rz * rz * ry * ry * rx * rx; // whole numbers, exact below 2^53
        int[] offsets = new int[3 * (2 * nz + 1) * (2 * ny + 1) * (2 * nx + 1)];
        int n = 0;
        for (int dz = -nz; dz <= nz; dz++) {
            for (int dy = -ny; dy <= ny; dy++) {
                for (int dx = -nx; dx <= nx; dx++) {
                    double sum = (double) dz * dz * ry * ry * rx * rx
                            + (double) dy * dy * rz * rz * rx * rx
                            + (double) dx * dx * rz * rz * ry * ry;
                    if (sum <= all) {
                        offsets[n++] = dz;
                        offsets[n++] = dy;
                        offsets[n++] = dx;
                    }
                }
            }
        }
        return java.util.Arrays.copyOf(offsets, n);
    }
}
