package io.biapy.metrics.point;

import io.biapy.metrics.assignment.PairAssignment;

/** BiaPy's assignment of points: found points are the rows, every one of the smaller side gets a partner, however far away. */
final class BiaPyPointAssignment {
    private static final long MOST = 50_000_000;

    private BiaPyPointAssignment() {}

    static void assign(double[] truth, double[] found, double tolerance, int[] foundOf, double[] distances) {
        int truths = truth.length / 3;
        int founds = found.length / 3;
        if ((long) truths * founds > MOST) {
            throw new IllegalArgumentException("BiaPy's way of matching needs a table of " + truths + " x " + founds
                    + " distances, at most " + MOST + " are possible; use the default, which needs none.");
        }
        if (truths == 0 || founds == 0) {
            return;
        }
        boolean foundsAreRows = founds <= truths;
        double[] rows = foundsAreRows ? found : truth;
        double[] columns = foundsAreRows ? truth : found;
        int m = columns.length / 3;
        int n = rows.length / 3;
        int[] rowStart = new int[n + 1];
        int[] column = new int[n * m];
        double[] cost = new double[n * m];
        for (int r = 0; r < n; r++) {
            rowStart[r + 1] = (r + 1) * m;
            for (int c = 0; c < m; c++) {
                double d = NeighbourKernel.distance(rows, r, columns, c);
                column[r * m + c] = c;
                cost[r * m + c] = (d >= tolerance ? 1.0 : 0.0) + d / (2.0 * n);
            }
        }
        int[] columnOf = PairAssignment.leastCost(m, rowStart, column, cost, 0);
        for (int r = 0; r < n; r++) {
            int t = foundsAreRows ? columnOf[r] : r;
            foundOf[t] = foundsAreRows ? r : columnOf[r];
            distances[t] = NeighbourKernel.distance(truth, t, found, foundOf[t]);
        }
    }
}
