package io.biapy.instance.channel;

import io.biapy.core.image.Extent;

/** The grid points of an ellipsoid with radius r along each axis: sum((g / r)²) at most 1; a radius of 0 is a single layer. */
final class Ellipsoid {
    static final Extent NONE = Extent.zyx(0, 0, 0);

    private Ellipsoid() {}

    static Extent ball(int radius) {
        return Extent.zyx(radius, radius, radius);
    }

    static int reach(Extent radius) {
        return Math.max(radius.z(), Math.max(radius.y(), radius.x()));
    }

    /** Offsets dz, dy, dx of all points, three ints each; no float rounding decides a point that lies exactly on the surface. */
    static int[] offsets(Extent radius) {
        double rz = Math.max(radius.z(), 1);
        double ry = Math.max(radius.y(), 1);
        double rx = Math.max(radius.x(), 1);
        double all = rz * rz * ry * ry * rx * rx; // whole numbers, exact below 2^53
        int[] offsets = new int[3 * (2 * radius.z() + 1) * (2 * radius.y() + 1) * (2 * radius.x() + 1)];
        int n = 0;
        for (int dz = -radius.z(); dz <= radius.z(); dz++) {
            for (int dy = -radius.y(); dy <= radius.y(); dy++) {
                for (int dx = -radius.x(); dx <= radius.x(); dx++) {
                    double sum =
                            dz * dz * ry * ry * rx * rx + dy * dy * rz * rz * rx * rx + dx * dx * rz * rz * ry * ry;
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
