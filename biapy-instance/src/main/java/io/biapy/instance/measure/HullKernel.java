package io.biapy.instance.measure;

/*
 * Convex hulls in a plane of points that lie on lines, of which only the first and the last of each line are given; and what hulls measure.
 * polygon: two monotone chains, the left one downwards, the right one upwards, without points in the middle of an edge.
 * Layout: left and right x of each line (left above right: no point); polygons as y, x pairs, points as z, y, x triples. Time: O(lines) for the
 * hull, O(points²) for the widths. Source: A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions" (1979).
 */
final class HullKernel {
    private HullKernel() {}

    /** Writes the corners to {@code out} (4 values a line) and returns their number. Whole numbers, exact. */
    static int polygon(int[] left, int[] right, int lines, int[] out) {
        int n = 0;
        for (int y = 0; y < lines; y++) {
            if (left[y] <= right[y]) {
                n = push(out, 0, n, y, left[y], 1);
            }
        }
        int bottom = n;
        for (int y = lines - 1; y >= 0; y--) {
            if (left[y] <= right[y]) {
                n = push(out, bottom, n, y, right[y], -1);
            }
        }
        return n;
    }

    private static int push(int[] out, int first, int size, int y, int x, int sign) {
        int n = size;
        while (n - first >= 2) {
            long by = out[2 * n - 2] - (long) out[2 * n - 4];
            long bx = out[2 * n - 1] - (long) out[2 * n - 3];
            long cy = y - (long) out[2 * n - 4];
            long cx = x - (long) out[2 * n - 3];
            // the middle point stays where it lies strictly outside of the line from the one before to the new one
            if (sign * (bx * Math.abs(cy) - cx * Math.abs(by)) < 0) {
                break;
            }
            n--;
        }
        out[2 * n] = y;
        out[2 * n + 1] = x;
        return n + 1;
    }

    /** Twice the area of a polygon. */
    static long doubleArea(int[] yx, int n) {
        long sum = 0;
        for (int k = 0; k < n; k++) {
            int next = (k + 1) % n;
            sum += (long) yx[2 * k + 1] * yx[2 * next] - (long) yx[2 * next + 1] * yx[2 * k];
        }
        return Math.abs(sum);
    }

    /** Largest distance of two points. */
    static double longest(double[] zyx, int n) {
        double most = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                double z = zyx[3 * i] - zyx[3 * j];
                double y = zyx[3 * i + 1] - zyx[3 * j + 1];
                double x = zyx[3 * i + 2] - zyx[3 * j + 2];
                most = Math.max(most, z * z + y * y + x * x);
            }
        }
        return Math.sqrt(most);
    }

    /** Least width of a convex polygon (y, x of the triples): the far corner's distance, least over all edges. */
    static double narrowest(double[] zyx, int n) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            double ey = zyx[3 * j + 1] - zyx[3 * i + 1];
            double ex = zyx[3 * j + 2] - zyx[3 * i + 2];
            double far = 0;
            for (int k = 0; k < n; k++) {
                double cross = ey * (zyx[3 * k + 2] - zyx[3 * i + 2]) - ex * (zyx[3 * k + 1] - zyx[3 * i + 1]);
                far = Math.max(far, Math.abs(cross));
            }
            least = Math.min(least, far / Math.hypot(ey, ex));
        }
        return least;
    }
}
