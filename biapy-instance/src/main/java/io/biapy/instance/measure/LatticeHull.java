package io.biapy.instance.measure;

import io.biapy.core.image.Extent;
import java.util.Arrays;

/**
 * The convex hull of an object in whole voxels, as scikit-image counts it: voxels whose centres lie in or on the hull of the middles of the object's pixel sides (voxel faces). Places
 * are doubled and counted from the box, so that voxel i lies at 2 i + 1 and its faces at 2 i and 2 i + 2; all in whole numbers. Immutable.
 */
final class LatticeHull {
    private static final int[][] FACES = {{-1, 0, 0}, {1, 0, 0}, {0, -1, 0}, {0, 1, 0}, {0, 0, -1}, {0, 0, 1}};

    private final int ny;
    private final int[] first; // voxel of each row z, y; above last where there is none
    private final int[] last;

    private LatticeHull(int ny, int[] first, int[] last) {
        this.ny = ny;
        this.first = first;
        this.last = last;
    }

    static LatticeHull of(int[] labels, Extent extent, int code, BoundingBox box) {
        int nz = box.zMax() - box.zMin() + 1;
        int ny = box.yMax() - box.yMin() + 1;
        int[] first = new int[nz * ny];
        int[] last = new int[nz * ny];
        Arrays.fill(last, -1);
        for (int row = 0; row < first.length; row++) {
            int at = ((box.zMin() + row / ny) * extent.y() + box.yMin() + row % ny) * extent.x();
            first[row] = box.xMax() - box.xMin() + 1;
            for (int x = box.xMin(); x <= box.xMax(); x++) {
                if (labels[at + x] == code) {
                    first[row] = Math.min(first[row], x - box.xMin());
                    last[row] = x - box.xMin();
                }
            }
        }
        return new LatticeHull(ny, first, last).filled(extent.z() == 1);
    }

    /** How many voxels it has. */
    long voxels() {
        long sum = 0;
        for (int row = 0; row < first.length; row++) {
            sum += Math.max(0, last[row] - first[row] + 1);
        }
        return sum;
    }

    /** Greatest distance of two middles of faces of its voxels, in voxels. */
    double longest(boolean flat) {
        int[] faces = faces(flat);
        int[] corners = flat ? polygon(faces) : cornersOf(faces);
        double[] points = Arrays.stream(corners).asDoubleStream().toArray();
        return HullKernel.longest(points, points.length / 3) / 2;
    }

    /** Middles of the faces of the first and the last voxel of each row, doubled: z, y, x of each. */
    private int[] faces(boolean flat) {
        int[] out = new int[36 * first.length];
        int n = 0;
        for (int row = 0; row < first.length; row++) {
            for (int side = 0; side < 2 && first[row] <= last[row]; side++) {
                int x = side == 0 ? first[row] : last[row];
                for (int k = flat ? 2 : 0; k < 6; k++) {
                    out[n++] = 2 * (row / ny) + 1 + FACES[k][0];
                    out[n++] = 2 * (row % ny) + 1 + FACES[k][1];
                    out[n++] = 2 * x + 1 + FACES[k][2];
                }
            }
        }
        return Arrays.copyOf(out, n);
    }

    private LatticeHull filled(boolean flat) {
        int[] faces = faces(flat);
        int[] from = new int[first.length];
        int[] to = new int[last.length];
        if (flat) {
            int[] polygon = polygon(faces);
            for (int row = 0; row < from.length; row++) {
                between(polygon, row, from, to);
            }
        } else {
            int[] triangles = HullBuilder.triangles(faces);
            for (int row = 0; row < from.length; row++) {
                within(faces, triangles, row, from, to);
            }
        }
        return new LatticeHull(ny, from, to);
    }

    /** Corners of the hull of points of one plane, z, y, x. */
    private static int[] polygon(int[] points) {
        int lines = 0;
        for (int i = 1; i < points.length; i += 3) {
            lines = Math.max(lines, points[i] + 1);
        }
        int[] left = new int[lines];
        int[] right = new int[lines];
        Arrays.fill(left, Integer.MAX_VALUE);
        Arrays.fill(right, Integer.MIN_VALUE);
        for (int i = 0; i < points.length; i += 3) {
            left[points[i + 1]] = Math.min(left[points[i + 1]], points[i + 2]);
            right[points[i + 1]] = Math.max(right[points[i + 1]], points[i + 2]);
        }
        int[] yx = new int[4 * lines];
        int n = HullKernel.polygon(left, right, lines, yx);
        int[] out = new int[3 * n];
        for (int k = 0; k < n; k++) {
            out[3 * k + 1] = yx[2 * k];
            out[3 * k + 2] = yx[2 * k + 1];
        }
        return out;
    }

    private static int[] cornersOf(int[] points) {
        int[] triangles =
                Arrays.stream(HullBuilder.triangles(points)).sorted().distinct().toArray();
        int[] out = new int[3 * triangles.length];
        for (int k = 0; k < triangles.length; k++) {
            System.arraycopy(points, 3 * triangles[k], out, 3 * k, 3);
        }
        return out;
    }

    /** The voxels of a row between the sides of a polygon. */
    private static void between(int[] polygon, int row, int[] from, int[] to) {
        long y = 2L * row + 1;
        long low = Long.MAX_VALUE; // doubled places, rounded inwards
        long high = Long.MIN_VALUE;
        int n = polygon.length / 3;
        for (int k = 0; k < n; k++) {
            int next = (k + 1) % n;
            int top = polygon[3 * k + 1] <= polygon[3 * next + 1] ? k : next;
            int end = top == k ? next : k;
            long ay = polygon[3 * top + 1];
            long by = polygon[3 * end + 1];
            long ax = polygon[3 * top + 2];
            long bx = polygon[3 * end + 2];
            if (y < ay || y > by) {
                continue;
            }
            if (ay == by) {
                low = Math.min(low, Math.min(ax, bx));
                high = Math.max(high, Math.max(ax, bx));
            } else {
                long across = (bx - ax) * (y - ay);
                low = Math.min(low, ax - Math.floorDiv(-across, by - ay));
                high = Math.max(high, ax + Math.floorDiv(across, by - ay));
            }
        }
        put(low, high, row, from, to);
    }

    /** The voxels of a row that no side of a polyhedron cuts off. */
    private void within(int[] p, int[] triangles, int row, int[] from, int[] to) {
        long z = 2L * (row / ny) + 1;
        long y = 2L * (row % ny) + 1;
        long low = 0;
        long high = Integer.MAX_VALUE;
        for (int i = 0; i < triangles.length; i += 3) {
            int a = 3 * triangles[i];
            int b = 3 * triangles[i + 1];
            int c = 3 * triangles[i + 2];
            long uz = p[b] - p[a];
            long uy = p[b + 1] - p[a + 1];
            long ux = p[b + 2] - p[a + 2];
            long vz = p[c] - p[a];
            long vy = p[c + 1] - p[a + 1];
            long vx = p[c + 2] - p[a + 2];
            long normalX = uy * vz - uz * vy;
            long room = normalX * p[a + 2] - (ux * vy - uy * vx) * (z - p[a]) - (uz * vx - ux * vz) * (y - p[a + 1]);
            if (normalX > 0) {
                high = Math.min(high, Math.floorDiv(room, normalX));
            } else if (normalX < 0) {
                low = Math.max(low, -Math.floorDiv(room, -normalX));
            } else if (room < 0) {
                high = -1;
            }
        }
        put(low, high, row, from, to);
    }

    /** From doubled places to voxels; those of voxels are odd. */
    private static void put(long low, long high, int row, int[] from, int[] to) {
        boolean any = low <= high;
        from[row] = any ? (int) Math.floorDiv(low, 2) : 0;
        to[row] = any ? (int) Math.floorDiv(high - 1, 2) : -1;
    }
}
