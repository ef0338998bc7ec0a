package io.biapy.instance.star;

import java.util.Arrays;

/*
 * Convex hull of points in space, one point after the other: facets that see the new point are replaced by a cone from their rim to it.
 *
 * Points: z, y, x each. Facets: three point indices each, in an order for which the determinant of the three corners, seen from inside, is
 * positive. Planes: normal z, y, x of length one and offset, each; below zero inside. Memory: 6 ints and 4 doubles a facet, n * n ints to
 * find rims, for n points. Time: n times the facets, which is n^2.
 *
 * Source: R. Seidel's incremental hull as in O'Rourke, Computational Geometry in C (1998), chapter 4.
 */
final class ConvexHullKernel {
    private ConvexHullKernel() {}

    /**
     * Facets of the hull; none where all points lie in a plane.
     *
     * @param visible how far a point must be above a facet to be outside of it
     */
    static int[] facets(double[] points, int n, double visible) {
        int[] first = tetrahedron(points, n, visible);
        if (first.length == 0) {
            return first;
        }
        int[] facets = Arrays.copyOf(first, 12 * Math.max(4, n));
        int count = 4;
        double[] planes = new double[4 * facets.length / 3];
        for (int f = 0; f < 4; f++) {
            plane(points, facets, f, planes);
        }
        int[] edges = new int[n * n];
        boolean[] seen = new boolean[facets.length / 3];
        for (int p = 0; p < n; p++) {
            if (p == first[0] || p == first[1] || p == first[2] || p == first[5]) {
                continue;
            }
            boolean outside = false;
            for (int f = 0; f < count; f++) {
                seen[f] = above(points, p, planes, f) > visible;
                outside |= seen[f];
            }
            if (!outside) {
                continue;
            }
            int mark = p + 1;
            for (int f = 0; f < count; f++) {
                if (seen[f]) {
                    for (int k = 0; k < 3; k++) {
                        edges[facets[3 * f + k] * n + facets[3 * f + (k + 1) % 3]] = mark;
                    }
                }
            }
            int kept = 0;
            int added = 0;
            int[] cone = new int[3 * count + 9];
            for (int f = 0; f < count; f++) {
                if (!seen[f]) {
                    System.arraycopy(facets, 3 * f, facets, 3 * kept, 3);
                    System.arraycopy(planes, 4 * f, planes, 4 * kept, 4);
                    kept++;
                    continue;
                }
                for (int k = 0; k < 3; k++) {
                    int a = facets[3 * f + k];
                    int b = facets[3 * f + (k + 1) % 3];
                    if (edges[b * n + a] != mark) {
                        if (3 * added + 3 > cone.length) {
                            cone = Arrays.copyOf(cone, 2 * cone.length);
                        }
                        cone[3 * added] = a;
                        cone[3 * added + 1] = b;
                        cone[3 * added + 2] = p;
                        added++;
                    }
                }
            }
            count = kept + added;
            if (3 * count > facets.length) {
                facets = Arrays.copyOf(facets, 6 * count);
                planes = Arrays.copyOf(planes, 8 * count);
                seen = new boolean[2 * count];
            }
            System.arraycopy(cone, 0, facets, 3 * kept, 3 * added);
            for (int f = kept; f < count; f++) {
                plane(points, facets, f, planes);
            }
        }
        return Arrays.copyOf(facets, 3 * count);
    }

    /** The planes of {@code facets}. */
    static double[] planes(double[] points, int[] facets) {
        double[] planes = new double[facets.length / 3 * 4];
        for (int f = 0; f < facets.length / 3; f++) {
            plane(points, facets, f, planes);
        }
        return planes;
    }

    /** Four facets around four points that span a volume. */
    private static int[] tetrahedron(double[] points, int n, double least) {
        int a = 0;
        int b = farthest(points, n, a);
        int c = -1;
        double most = least;
        for (int p = 0; p < n; p++) {
            double[] cross = cross(points, a, b, p);
            double area = Math.sqrt(cross[0] * cross[0] + cross[1] * cross[1] + cross[2] * cross[2]);
            if (area > most) {
                most = area;
                c = p;
            }
        }
        if (c < 0) {
            return new int[0];
        }
        double[] normal = cross(points, a, b, c);
        int d = -1;
        double volume = 0;
        most = least * Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        for (int p = 0; p < n; p++) {
            double v = 0;
            for (int axis = 0; axis < 3; axis++) {
                v += normal[axis] * (points[3 * p + axis] - points[3 * a + axis]);
            }
            if (Math.abs(v) > most) {
                most = Math.abs(v);
                volume = v;
                d = p;
            }
        }
        if (d < 0) {
            return new int[0];
        }
        return volume < 0
                ? new int[] {a, b, c, a, d, b, b, d, c, c, d, a}
                : new int[] {a, c, b, a, b, d, b, c, d, c, a, d};
    }

    private static int farthest(double[] points, int n, int from) {
        int best = from;
        double most = 0;
        for (int p = 0; p < n; p++) {
            double z = points[3 * p] - points[3 * from];
            double y = points[3 * p + 1] - points[3 * from + 1];
            double x = points[3 * p + 2] - points[3 * from + 2];
            double d = z * z + y * y + x * x;
            if (d > most) {
                most = d;
                best = p;
            }
        }
        return best;
    }

    private static double[] cross(double[] points, int a, int b, int c) {
        double pz = points[3 * b] - points[3 * a];
        double py = points[3 * b + 1] - points[3 * a + 1];
        double px = points[3 * b + 2] - points[3 * a + 2];
        double qz = points[3 * c] - points[3 * a];
        double qy = points[3 * c + 1] - points[3 * a + 1];
        double qx = points[3 * c + 2] - points[3 * a + 2];
        return new double[] {py * qx - px * qy, px * qz - pz * qx, pz * qy - py * qz};
    }

    private static void plane(double[] points, int[] facets, int f, double[] planes) {
        int a = facets[3 * f];
        double[] normal = cross(points, a, facets[3 * f + 1], facets[3 * f + 2]);
        double length = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
        double scale = length > 0 ? 1 / length : 0;
        double offset = 0;
        for (int axis = 0; axis < 3; axis++) {
            planes[4 * f + axis] = normal[axis] * scale;
            offset -= planes[4 * f + axis] * points[3 * a + axis];
        }
        planes[4 * f + 3] = offset;
    }

    private static double above(double[] points, int p, double[] planes, int f) {
        return planes[4 * f] * points[3 * p]
                + planes[4 * f + 1] * points[3 * p + 1]
                + planes[4 * f + 2] * points[3 * p + 2]
                + planes[4 * f + 3];
    }
}
