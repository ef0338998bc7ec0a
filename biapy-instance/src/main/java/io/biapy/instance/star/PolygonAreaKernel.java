package io.biapy.instance.star;

/*
 * Areas of polygons and of what two of them share, exact for any simple polygons of the same sense of rotation.
 *
 * A polygon is the signed sum of what lies below its edges, so the common area is the sum over pairs of edges of the signed area below both,
 * where both exist along x. No intersection point is ever built, so nothing is degenerate. Corners: y and x in two arrays. Memory: 4 bytes an
 * edge. Time: edges of one times those edges of the other that reach into its range of x, most pairs ending at one comparison.
 */
final class PolygonAreaKernel {
    private PolygonAreaKernel() {}

    /** Area of a polygon (shoelace formula), positive. */
    static double area(double[] y, double[] x, int n) {
        double twice = 0;
        for (int k = 0, p = n - 1; k < n; p = k++) {
            twice += x[p] * y[k] - x[k] * y[p];
        }
        return Math.abs(twice) / 2;
    }

    /** Least distance of (cy, cx) to the lines through the edges: the radius of a disk inside a star-shaped polygon. */
    static double innerRadius(double[] y, double[] x, int n, double cy, double cx) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0, p = n - 1; k < n; p = k++) {
            double ey = y[k] - y[p];
            double ex = x[k] - x[p];
            double cross = (x[p] - cx) * (y[k] - cy) - (x[k] - cx) * (y[p] - cy);
            double squared = ey * ey + ex * ex;
            least = Math.min(least, squared > 0 ? cross * cross / squared : 0);
        }
        return Math.sqrt(least);
    }

    /** Area that polygons a and b share; {@code edges} is room for {@code nb} numbers. */
    static double common(double[] ay, double[] ax, int na, double[] by, double[] bx, int nb, int[] edges) {
        double sum = 0;
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < na; i++) {
            left = Math.min(left, ax[i]);
            right = Math.max(right, ax[i]);
        }
        int near = 0;
        for (int j = 0, pj = nb - 1; j < nb; pj = j++) {
            if (Math.max(bx[j], bx[pj]) > left && Math.min(bx[j], bx[pj]) < right) {
                edges[near++] = j;
            }
        }
        double base = ay[0];
        for (int i = 0, pi = na - 1; i < na; pi = i++) {
            boolean leftwards = ax[i] < ax[pi];
            int from = leftwards ? i : pi;
            int to = leftwards ? pi : i;
            double x0 = ax[from];
            double x1 = ax[to];
            if (x0 == x1) {
                continue;
            }
            double y0 = ay[from] - base;
            double slope = (ay[to] - ay[from]) / (x1 - x0);
            double part = 0;
            for (int e = 0; e < near; e++) {
                int j = edges[e];
                int pj = j == 0 ? nb - 1 : j - 1;
                double u = bx[pj];
                double v = bx[j];
                double low = Math.max(x0, Math.min(u, v));
                double high = Math.min(x1, Math.max(u, v));
                if (low < high) {
                    double other = (by[j] - by[pj]) / (v - u);
                    double otherLow = by[pj] - base + other * (low - u);
                    double otherHigh = by[pj] - base + other * (high - u);
                    double below = below(
                            y0 + slope * (low - x0) - otherLow,
                            y0 + slope * (high - x0) - otherHigh,
                            otherLow + otherHigh,
                            high - low);
                    part += v < u ? below : -below;
                }
            }
            sum += leftwards ? part : -part;
        }
        return Math.max(0, sum);
    }

    /** Twice the mean of one line, and how far the other is above it at both ends: the area below both. */
    private static double below(double atLow, double atHigh, double twiceMean, double width) {
        double less;
        if (atLow >= 0) {
            less = atHigh >= 0 ? 0 : atHigh * atHigh / (atHigh - atLow);
        } else {
            less = atHigh <= 0 ? atLow + atHigh : atLow * atLow / (atLow - atHigh);
        }
        return (twiceMean + less) * width / 2;
    }
}
