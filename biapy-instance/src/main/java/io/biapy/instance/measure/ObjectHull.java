package io.biapy.instance.measure;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import java.util.Arrays;

/** The convex hull of one object's pixels (voxels) as squares (boxes), and its widths in physical units. Immutable. */
final class ObjectHull {
    private final double size;
    private final double longest;
    private final double narrowest;

    private ObjectHull(double size, double longest, double narrowest) {
        this.size = size;
        this.longest = longest;
        this.narrowest = narrowest;
    }

    /** @param widths whether these are asked for, which in 3D costs more than the hull; else they are 0 */
    static ObjectHull of(int[] labels, Extent extent, int code, BoundingBox box, Calibration voxel, boolean widths) {
        return extent.z() == 1
                ? flat(labels, extent, code, box, voxel)
                : solid(labels, extent, code, box, voxel, widths);
    }

    /** Area or volume. */
    double size() {
        return size;
    }

    double longest() {
        return longest;
    }

    double narrowest() {
        return narrowest;
    }

    private static ObjectHull flat(int[] labels, Extent extent, int code, BoundingBox box, Calibration voxel) {
        int lines = box.yMax() - box.yMin() + 2;
        int[] left = new int[lines];
        int[] right = new int[lines];
        Arrays.fill(left, Integer.MAX_VALUE);
        spread(labels, extent, code, box, 0, left, right, 0);
        int[] yx = new int[4 * lines];
        int n = HullKernel.polygon(left, right, lines, yx);
        double[] points = new double[3 * n];
        for (int k = 0; k < n; k++) {
            points[3 * k + 1] = yx[2 * k] * voxel.y();
            points[3 * k + 2] = yx[2 * k + 1] * voxel.x();
        }
        double area = HullKernel.doubleArea(yx, n) / 2.0 * voxel.y() * voxel.x();
        return new ObjectHull(area, HullKernel.longest(points, n), HullKernel.narrowest(points, n));
    }

    /** The corners of the voxels of slice z, as first and last corner of each line between rows; x from the box's edge. */
    private static void spread(
            int[] labels, Extent extent, int code, BoundingBox box, int z, int[] left, int[] right, int at) {
        for (int y = box.yMin(); y <= box.yMax(); y++) {
            int row = (z * extent.y() + y) * extent.x();
            int first = box.xMin();
            while (first <= box.xMax() && labels[row + first] != code) {
                first++;
            }
            if (first > box.xMax()) {
                continue;
            }
            int last = box.xMax();
            while (labels[row + last] != code) {
                last--;
            }
            for (int line = at + y - box.yMin(); line <= at + y - box.yMin() + 1; line++) {
                left[line] = Math.min(left[line], first - box.xMin());
                right[line] = Math.max(right[line], last + 1 - box.xMin());
            }
        }
    }

    private static ObjectHull solid(
            int[] labels, Extent extent, int code, BoundingBox box, Calibration voxel, boolean widths) {
        int[] zyx = corners(labels, extent, code, box);
        int[] triangles = HullBuilder.triangles(zyx);
        long volume = 0; // six times it, in voxels
        for (int i = 0; i < triangles.length; i += 3) {
            volume += determinant(zyx, triangles[i], triangles[i + 1], triangles[i + 2]);
        }
        double size = volume / 6.0 * voxel.z() * voxel.y() * voxel.x();
        if (!widths) {
            return new ObjectHull(size, 0, 0);
        }
        HullWidth width = new HullWidth(zyx, triangles, voxel);
        return new ObjectHull(size, width.longest(), width.narrowest());
    }

    /** Corners of the voxels that are corners of the hull of their plane: z, y, x from the box's edge. */
    static int[] corners(int[] labels, Extent extent, int code, BoundingBox box) {
        int lines = box.yMax() - box.yMin() + 2;
        int planes = box.zMax() - box.zMin() + 2;
        int[] left = new int[lines * planes];
        int[] right = new int[lines * planes];
        Arrays.fill(left, Integer.MAX_VALUE);
        for (int z = box.zMin(); z <= box.zMax(); z++) {
            spread(labels, extent, code, box, z, left, right, (z - box.zMin()) * lines);
            spread(labels, extent, code, box, z, left, right, (z - box.zMin() + 1) * lines);
        }
        int[] points = new int[3 * 64];
        int size = 0;
        int[] yx = new int[4 * lines];
        for (int plane = 0; plane < planes; plane++) {
            int n = HullKernel.polygon(
                    Arrays.copyOfRange(left, plane * lines, (plane + 1) * lines),
                    Arrays.copyOfRange(right, plane * lines, (plane + 1) * lines),
                    lines,
                    yx);
            if (3 * (size + n) > points.length) {
                points = Arrays.copyOf(points, 2 * points.length + 3 * n);
            }
            for (int k = 0; k < n; k++, size++) {
                points[3 * size] = plane;
                points[3 * size + 1] = yx[2 * k];
                points[3 * size + 2] = yx[2 * k + 1];
            }
        }
        return Arrays.copyOf(points, 3 * size);
    }

    /** Of three points as x, y, z: six times the volume of the tetrahedron with the origin. */
    private static long determinant(int[] p, int a, int b, int c) {
        long ax = p[3 * a + 2];
        long ay = p[3 * a + 1];
        long az = p[3 * a];
        long bx = p[3 * b + 2];
        long by = p[3 * b + 1];
        long bz = p[3 * b];
        long cx = p[3 * c + 2];
        long cy = p[3 * c + 1];
        long cz = p[3 * c];
        return ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    }
}
