package io.biapy.instance.measure;

import java.util.Arrays;
import java.util.Locale;

/**
 * The closed surface of one object as triangles. Coordinates are physical (x, y, z); the centre of the image's first voxel lies at 0, as centroids have it. Triangles
 * are counterclockwise from outside in a right-handed system. Arrays are shared; treat them as frozen. Safe for several readers.
 */
public final class SurfaceMesh {
    private final long label;
    private final double[] points;
    private final int[] triangles;

    SurfaceMesh(long label, double[] points, int[] triangles) {
        this.label = label;
        this.points = points;
        this.triangles = triangles;
    }

    /** The object's id. */
    public long label() {
        return label;
    }

    /** x, y, z of point after point. Not a copy. */
    public double[] points() {
        return points;
    }

    /** Three points' numbers, from 0, triangle after triangle. Not a copy. */
    public int[] triangles() {
        return triangles;
    }

    /** Sum of all triangles. */
    public double area() {
        double sum = 0;
        for (int i = 0; i < triangles.length; i += 3) {
            double[] n = normal(i);
            sum += Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
        }
        return sum;
    }

    /** What the surface encloses. */
    public double volume() {
        double sum = 0;
        for (int i = 0; i < triangles.length; i += 3) {
            double[] n = normal(i);
            int p = 3 * triangles[i];
            sum += (points[p] - points[0]) * n[0]
                    + (points[p + 1] - points[1]) * n[1]
                    + (points[p + 2] - points[2]) * n[2];
        }
        return sum / 6;
    }

    private double[] normal(int i) {
        int p = 3 * triangles[i];
        int q = 3 * triangles[i + 1];
        int r = 3 * triangles[i + 2];
        double ax = points[q] - points[p];
        double ay = points[q + 1] - points[p + 1];
        double az = points[q + 2] - points[p + 2];
        double bx = points[r] - points[p];
        double by = points[r + 1] - points[p + 1];
        double bz = points[r + 2] - points[p + 2];
        return new double[] {ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx};
    }

    /** Collects triangles by the keys of their points. */
    static final class Builder {
        private final PointIndex index = new PointIndex();
        private double[] points = new double[3 * 64];
        private int[] triangles = new int[3 * 64];
        private int size;

        /** A corner of the next triangle: its key above 0, and where it lies. */
        void corner(long key, double x, double y, double z) {
            int number = index.add(key);
            if (3 * number == points.length) {
                points = Arrays.copyOf(points, 2 * points.length);
            }
            points[3 * number] = x;
            points[3 * number + 1] = y;
            points[3 * number + 2] = z;
            if (size == triangles.length) {
                triangles = Arrays.copyOf(triangles, 2 * size);
            }
            triangles[size++] = number;
        }

        SurfaceMesh build(long label) {
            return new SurfaceMesh(label, Arrays.copyOf(points, 3 * index.size()), Arrays.copyOf(triangles, size));
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Surface of object %d: %d points, %d triangles, area %.4g",
                label,
                points.length / 3,
                triangles.length / 3,
                area());
    }
}
