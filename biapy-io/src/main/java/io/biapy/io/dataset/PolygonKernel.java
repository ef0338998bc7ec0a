package io.biapy.io.dataset;

/*
 * Pixels inside of a polygon by COCO's rule, so that masks equal those of its API: the boundary is walked on a grid five times finer; wherever
 * the walk passes the middle of a column of pixels, inside and outside change from the next pixel below on. Parities are toggled in
 * `changes`, in column-major order with one place behind the last pixel, and then summed up. Linear in the length of the boundary and the
 * pixels. Source: the COCO API (maskApi, "rleFrPoly").
 */
final class PolygonKernel {
    private static final int FINE = 5;
    private static final double LONGEST = 1 << 24;

    private PolygonKernel() {}

    /** Whether all coordinates (x, y, x, y, ...) can be walked. */
    static boolean isFine(double[] points) {
        for (double v : points) {
            if (!(Math.abs(v) < LONGEST)) {
                return false;
            }
        }
        return true;
    }

    /** Toggles the parity of pixels where a column changes; {@code changes} has height x width + 1 places. */
    static void walk(double[] points, int height, int width, boolean[] changes) {
        int n = points.length / 2;
        int lastU = 0;
        int lastV = 0;
        boolean first = true;
        for (int k = 0; k < n; k++) {
            int next = (k + 1) % n;
            int x = fine(points[2 * k]);
            int y = fine(points[2 * k + 1]);
            int toX = fine(points[2 * next]);
            int toY = fine(points[2 * next + 1]);
            int across = Math.abs(toX - x);
            int down = Math.abs(toY - y);
            boolean flat = across >= down;
            boolean back = flat ? x > toX : y > toY;
            int startX = back ? toX : x;
            int startY = back ? toY : y;
            int steps = Math.max(across, down);
            double slope = steps == 0
                    ? 0
                    : flat ? (double) (back ? y - toY : toY - y) / across : (double) (back ? x - toX : toX - x) / down;
            for (int d = 0; d <= steps; d++) {
                int t = back ? steps - d : d;
                int u = flat ? startX + t : (int) (startX + slope * t + 0.5);
                int v = flat ? (int) (startY + slope * t + 0.5) : startY + t;
                if (!first && u != lastU) {
                    toggle(lastU, lastV, u, v, height, width, changes);
                }
                first = false;
                lastU = u;
                lastV = v;
            }
        }
    }

    private static int fine(double coordinate) {
        return (int) (FINE * coordinate + 0.5);
    }

    private static void toggle(int lastU, int lastV, int u, int v, int height, int width, boolean[] changes) {
        double x = ((u < lastU ? u : u - 1) + 0.5) / FINE - 0.5;
        if (Math.floor(x) != x || x < 0 || x > width - 1) {
            return;
        }
        double y = (Math.min(v, lastV) + 0.5) / FINE - 0.5;
        int row = (int) Math.ceil(Math.max(0, Math.min(height, y)));
        int place = (int) x * height + row;
        changes[place] = !changes[place];
    }
}
