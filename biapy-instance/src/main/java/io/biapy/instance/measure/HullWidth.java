package io.biapy.instance.measure;

import io.biapy.core.image.Calibration;
import java.util.Arrays;

/**
 * Largest and least width of a convex polyhedron in physical units. The least one lies between a side and a corner, or between two edges that planes can hold between
 * them (M. E. Houle and G. T. Toussaint, "Computing the width of a set", 1988); edges of flat sides are left out. Time: quadratic in the edges.
 */
final class HullWidth {
    private final double[] points; // corners, z, y, x
    private final int count;
    private final int[] faces;

    HullWidth(int[] zyx, int[] triangles, Calibration voxel) {
        int[] number = new int[zyx.length / 3];
        double[] corners = new double[zyx.length];
        int n = 0;
        faces = new int[triangles.length];
        for (int i = 0; i < triangles.length; i++) {
            int k = triangles[i];
            if (number[k] == 0) {
                number[k] = ++n;
                for (int axis = 0; axis < 3; axis++) {
                    corners[3 * (n - 1) + axis] = zyx[3 * k + axis] * voxel.along(axis);
                }
            }
            faces[i] = number[k] - 1;
        }
        points = Arrays.copyOf(corners, 3 * n);
        count = n;
    }

    double longest() {
        return HullKernel.longest(points, count);
    }

    double narrowest() {
        int n = faces.length / 3;
        double[] normals = new double[faces.length];
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < n; f++) {
            double[] normal = unit(cross(edge(faces[3 * f], faces[3 * f + 1]), edge(faces[3 * f], faces[3 * f + 2])));
            System.arraycopy(normal, 0, normals, 3 * f, 3);
            double far = 0;
            for (int k = 0; k < count; k++) {
                far = Math.max(far, Math.abs(dot(normal, edge(faces[3 * f], k))));
            }
            least = Math.min(least, far);
        }
        return Math.min(least, betweenEdges(sharpEdges(normals), normals));
    }

    /** Each edge between sides of different directions: start, end, side on its left, side on its right. */
    private int[] sharpEdges(double[] normals) {
        int n = faces.length / 3;
        long[] keys = new long[faces.length];
        for (int i = 0; i < keys.length; i++) {
            int a = faces[i];
            int b = faces[i / 3 * 3 + (i + 1) % 3];
            keys[i] = ((long) Math.min(a, b) * count + Math.max(a, b)) * n + i / 3;
        }
        Arrays.sort(keys);
        int[] edges = new int[2 * keys.length];
        int size = 0;
        for (int i = 0; i + 1 < keys.length; i += 2) { // both sides of an edge stand together
            int left = (int) (keys[i] % n);
            int right = (int) (keys[i + 1] % n);
            if (normals[3 * left] * normals[3 * right]
                            + normals[3 * left + 1] * normals[3 * right + 1]
                            + normals[3 * left + 2] * normals[3 * right + 2]
                    < 1 - 1e-12) {
                long pair = keys[i] / n;
                int[] edge = {(int) (pair / count), (int) (pair % count), left, right};
                System.arraycopy(edge, 0, edges, size, 4);
                size += 4;
            }
        }
        return Arrays.copyOf(edges, size);
    }

    private double betweenEdges(int[] edges, double[] normals) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < edges.length; i += 4) {
            double[] a = side(normals, edges[i + 2], 1);
            double[] b = side(normals, edges[i + 3], 1);
            double[] ba = cross(b, a);
            double[] along = edge(edges[i], edges[i + 1]);
            for (int j = i + 4; j < edges.length; j += 4) {
                double c = -dot(ba, normals, 3 * edges[j + 2]);
                double d = -dot(ba, normals, 3 * edges[j + 3]);
                if (c * d >= 0) {
                    continue;
                }
                double[] dc = cross(side(normals, edges[j + 3], -1), side(normals, edges[j + 2], -1));
                double p = dot(a, dc);
                double q = dot(b, dc);
                if (p * q >= 0 || c * q <= 0) {
                    continue;
                }
                double[] direction = cross(along, edge(edges[j], edges[j + 1]));
                double length = Math.sqrt(dot(direction, direction));
                if (length > 0) {
                    least = Math.min(least, Math.abs(dot(direction, edge(edges[i], edges[j]))) / length);
                }
            }
        }
        return least;
    }

    private static double[] side(double[] normals, int f, int sign) {
        return new double[] {sign * normals[3 * f], sign * normals[3 * f + 1], sign * normals[3 * f + 2]};
    }

    private double[] edge(int from, int to) {
        return new double[] {
            points[3 * to] - points[3 * from],
            points[3 * to + 1] - points[3 * from + 1],
            points[3 * to + 2] - points[3 * from + 2]
        };
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return dot(a, b, 0);
    }

    private static double dot(double[] a, double[] b, int at) {
        return a[0] * b[at] + a[1] * b[at + 1] + a[2] * b[at + 2];
    }

    private static double[] unit(double[] a) {
        double length = Math.sqrt(dot(a, a));
        return new double[] {a[0] / length, a[1] / length, a[2] / length};
    }
}
