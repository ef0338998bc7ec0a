package io.biapy.instance.star;

/*
 * Pixels inside a polygon, with those on its edges and corners, by the number of edges that cross the row to their right and to their left.
 *
 * Corners: y and x in two arrays of n; the pixel of row r and column c stands at origin + r * stride + c. Only the edges that touch a
 * row are tested in it, so the time is rows * n plus pixels times the few edges of their row. Memory: 4 bytes an edge.
 *
 * The rule, its order of operations and its tolerance of 1e-12 are those of scikit-image's draw.polygon, after J. O'Rourke, Computational
 * Geometry in C (1998), section 7.4.
 */
final class RasterKernel {
    private static final double EPS = 1e-12;

    private RasterKernel() {}

    /** Sets the pixels of these rows and columns, which are inside, to {@code value}. */
    static void fill(
            double[] y,
            double[] x,
            int n,
            int firstRow,
            int lastRow,
            int firstColumn,
            int lastColumn,
            int[] into,
            int origin,
            int stride,
            int value,
            int[] edges) {
        double top = y[0];
        double bottom = y[0];
        double left = x[0];
        double right = x[0];
        for (int k = 1; k < n; k++) {
            top = Math.min(top, y[k]);
            bottom = Math.max(bottom, y[k]);
            left = Math.min(left, x[k]);
            right = Math.max(right, x[k]);
        }
        int fromRow = Math.max(firstRow, (int) Math.max(0, top));
        int toRow = (int) Math.min(lastRow, Math.ceil(bottom));
        int from = Math.max(firstColumn, (int) Math.max(0, left));
        int to = (int) Math.min(lastColumn, Math.ceil(right));
        for (int row = fromRow; row <= toRow; row++) {
            int touched = touching(y, n, row, edges);
            if (touched == 0) {
                continue;
            }
            for (int column = from; column <= to; column++) {
                if (inside(y, x, n, row, column, edges, touched)) {
                    into[origin + row * stride + column] = value;
                }
            }
        }
    }

    /** Edges, named by their second corner, that cross the row or end in it. */
    private static int touching(double[] y, int n, int row, int[] edges) {
        int touched = 0;
        double before = y[n - 1] - row;
        for (int k = 0; k < n; k++) {
            double here = y[k] - row;
            if ((here > 0) != (before > 0) || (here < 0) != (before < 0) || (-EPS < here && here < EPS)) {
                edges[touched++] = k;
            }
            before = here;
        }
        return touched;
    }

    private static boolean inside(double[] y, double[] x, int n, int row, int column, int[] edges, int touched) {
        boolean rightOdd = false;
        boolean leftOdd = false;
        for (int e = 0; e < touched; e++) {
            int k = edges[e];
            int p = k == 0 ? n - 1 : k - 1;
            double x0 = x[k] - column;
            double y0 = y[k] - row;
            if (-EPS < x0 && x0 < EPS && -EPS < y0 && y0 < EPS) {
                return true;
            }
            double x1 = x[p] - column;
            double y1 = y[p] - row;
            if ((y0 > 0) != (y1 > 0) && (x0 * y1 - x1 * y0) / (y1 - y0) > 0) {
                rightOdd = !rightOdd;
            }
            if ((y0 < 0) != (y1 < 0) && (x0 * y1 - x1 * y0) / (y1 - y0) < 0) {
                leftOdd = !leftOdd;
            }
        }
        return rightOdd != leftOdd || rightOdd;
    }
}
