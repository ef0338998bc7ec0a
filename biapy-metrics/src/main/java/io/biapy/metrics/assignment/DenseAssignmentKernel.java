package io.biapy.metrics.assignment;

import java.util.Arrays;

/*
 * Assignment of least total cost over a full matrix with rows <= columns, every row assigned, with the order of operations and
 * the tie rules of SciPy's linear_sum_assignment: D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Trans.
 * Aerospace and Electronic Systems 52 (2016), a variant of Jonker and Volgenant. Ties go to the column that comes first in the
 * list of open columns, or to a free column if one ties; the list begins in falling order, and a closed column's place
 * is taken by the last.
 * The matrix is never made: cost[p] at the columns of the compressed rows, apart everywhere else; one row is spread at a time.
 * Memory O(rows + columns + pairs), time O(rows^2 columns) at worst.
 */
final class DenseAssignmentKernel {
    private DenseAssignmentKernel() {}

    static int[] assign(int columns, int[] rowStart, int[] column, double[] cost, double apart) {
        int rows = rowStart.length - 1;
        double[] u = new double[rows];
        double[] v = new double[columns];
        double[] shortest = new double[columns];
        double[] line = new double[columns];
        int[] columnOf = new int[rows];
        int[] rowOf = new int[columns];
        int[] from = new int[columns];
        int[] open = new int[columns];
        int[] closed = new int[columns];
        Arrays.fill(columnOf, -1);
        Arrays.fill(rowOf, -1);
        Arrays.fill(line, apart);
        for (int row = 0; row < rows; row++) {
            Arrays.fill(shortest, Double.POSITIVE_INFINITY);
            for (int k = 0; k < columns; k++) {
                open[k] = columns - 1 - k;
            }
            int openCount = columns;
            int closedCount = 0;
            int current = row;
            int sink = -1;
            double least = 0;
            while (sink < 0) {
                for (int p = rowStart[current]; p < rowStart[current + 1]; p++) {
                    line[column[p]] = cost[p];
                }
                int best = -1;
                double lowest = Double.POSITIVE_INFINITY;
                for (int k = 0; k < openCount; k++) {
                    int c = open[k];
                    double reduced = least + line[c] - u[current] - v[c];
                    if (reduced < shortest[c]) {
                        from[c] = current;
                        shortest[c] = reduced;
                    }
                    if (shortest[c] < lowest || (shortest[c] == lowest && rowOf[c] < 0)) {
                        lowest = shortest[c];
                        best = k;
                    }
                }
                for (int p = rowStart[current]; p < rowStart[current + 1]; p++) {
                    line[column[p]] = apart;
                }
                least = lowest;
                int c = open[best];
                closed[closedCount++] = c;
                open[best] = open[--openCount];
                if (rowOf[c] < 0) {
                    sink = c;
                } else {
                    current = rowOf[c];
                }
            }
            u[row] += least;
            for (int k = 0; k < closedCount; k++) {
                int c = closed[k];
                if (rowOf[c] >= 0) {
                    u[rowOf[c]] += least - shortest[c];
                }
                v[c] -= least - shortest[c];
            }
            for (int c = sink; c >= 0; ) {
                int r = from[c];
                int before = columnOf[r];
                rowOf[c] = r;
                columnOf[r] = c;
                c = r == row ? -1 : before;
            }
        }
        return columnOf;
    }
}
