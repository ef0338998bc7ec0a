package io.biapy.metrics.assignment;

import java.util.Arrays;

/**
 * One-to-one assignment of rows to columns. Stateless, safe for several threads; the same arrays give the same assignment.
 *
 * <p>Sparse graphs are compressed rows: the columns that row r may take are {@code column[rowStart[r]] .. column[rowStart[r+1]-1]}, each at
 * most once; other arrays stand beside {@code column}.
 */
public final class PairAssignment {
    private PairAssignment() {}

    /**
     * As many pairs as possible, and among those the ones with the largest sum of merits. A problem is solved only inside groups of more than
     * two connected rows and columns; on ties the smaller row and column are taken. Time and memory grow with the pairs.
     *
     * @param columns number of columns
     * @param merit of each pair, from 0 to 1
     * @return for each row its column, -1 where it stays alone
     */
    public static int[] mostPairs(int columns, int[] rowStart, int[] column, double[] merit) {
        int rows = rowStart.length - 1;
        int[] group = GroupKernel.groups(rows, columns, rowStart, column);
        int[] rowsOf = new int[group.length];
        int[] columnsOf = new int[group.length];
        for (int node = 0; node < group.length; node++) {
            (node < rows ? rowsOf : columnsOf)[group[node]]++;
        }
        double[] gain = new double[column.length];
        boolean[] contested = new boolean[rows];
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, -1);
        for (int r = 0; r < rows; r++) {
            int smaller = Math.min(rowsOf[group[r]], columnsOf[group[r]]);
            contested[r] = rowsOf[group[r]] + columnsOf[group[r]] > 2;
            for (int p = rowStart[r]; p < rowStart[r + 1]; p++) {
                // The merits of a whole group add up to at most 1/2, so one more pair always outweighs them.
                gain[p] = 1 + merit[p] / (2.0 * smaller);
                if (!contested[r]) {
                    columnOf[r] = column[p];
                }
            }
        }
        SparseAssignmentKernel.assign(columns, rowStart, column, gain, contested, columnOf);
        return columnOf;
    }

    /**
     * Every row gets a column so that the sum of costs is least, with the order of operations and the ties of SciPy's
     * {@code linear_sum_assignment}. Time grows with rows x rows x columns at worst.
     *
     * @param columns number of columns, at least as many as rows
     * @param cost of each listed pair
     * @param apart cost of every pair that is not listed
     * @return for each row its column
     */
    public static int[] leastCost(int columns, int[] rowStart, int[] column, double[] cost, double apart) {
        if (columns < rowStart.length - 1) {
            throw new IllegalArgumentException("Every row needs a column of its own, but there are "
                    + (rowStart.length - 1) + " rows and " + columns + " columns; exchange them.");
        }
        return DenseAssignmentKernel.assign(columns, rowStart, column, cost, apart);
    }
}
