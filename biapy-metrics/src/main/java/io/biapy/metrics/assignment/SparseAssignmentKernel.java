package io.biapy.metrics.assignment;

import java.util.Arrays;

/*
 * Assignment of largest total gain on a sparse graph; a row may stay alone at gain 0.
 * Rows are added one by one in their order; each by the shortest augmenting path under reduced costs (Dijkstra with a heap), with
 * the dual prices of Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38 (1987). Staying alone is a private column of cost 0: it can end a path but never lead on, so it needs no price.
 * Graph in compressed rows: the columns of row r are column[rowStart[r]] .. column[rowStart[r+1]-1], gain[] beside them.
 * Memory: O(rows + columns). Time: each path visits only the row's connected group, O(edges log edges) there.
 * On ties the smaller row stays assigned, and the smaller column is taken.
 */
final class SparseAssignmentKernel {
    private SparseAssignmentKernel() {}

    /** Fills (Output) columnOf[r] for the rows with active[r]; -1 where a row stays alone. Inactive rows are left as they are. */
    static void assign(int columns, int[] rowStart, int[] column, double[] gain, boolean[] active, int[] columnOf) {
        double[] rowPrice = new double[active.length];
        double[] columnPrice = new double[columns];
        int[] rowOf = new int[columns];
        int[] from = new int[columns];
        Arrays.fill(rowOf, -1);
        ColumnHeap open = new ColumnHeap(columns);
        for (int row = 0; row < active.length; row++) {
            if (!active[row]) {
                continue;
            }
            open.clear();
            int current = row;
            int free = -1;
            double length = 0;
            double alone = Double.POSITIVE_INFINITY;
            int aloneRow = row;
            while (true) {
                if (length - rowPrice[current] < alone) {
                    alone = length - rowPrice[current];
                    aloneRow = current;
                }
                for (int p = rowStart[current]; p < rowStart[current + 1]; p++) {
                    int c = column[p];
                    if (open.offer(c, length - gain[p] - rowPrice[current] - columnPrice[c])) {
                        from[c] = current;
                    }
                }
                if (open.isEmpty() || alone <= open.least()) {
                    break;
                }
                length = open.least();
                int c = open.poll();
                if (rowOf[c] < 0) {
                    free = c;
                    break;
                }
                current = rowOf[c];
            }
            double end = free >= 0 ? length : alone;
            rowPrice[row] += end;
            for (int k = 0; k < open.polled(); k++) {
                int c = open.polledColumn(k);
                if (rowOf[c] >= 0) {
                    rowPrice[rowOf[c]] += end - open.distance(c);
                    columnPrice[c] -= end - open.distance(c);
                }
            }
            int last = free;
            if (free < 0) {
                last = aloneRow == row ? -1 : columnOf[aloneRow];
                columnOf[aloneRow] = -1;
            }
            augment(row, last, from, rowOf, columnOf);
        }
    }

    /** Hands the columns on along the path that ends with column last; the path is empty where last is -1. */
    private static void augment(int row, int last, int[] from, int[] rowOf, int[] columnOf) {
        int c = last;
        while (c >= 0) {
            int r = from[c];
            int before = columnOf[r];
            rowOf[c] = r;
            columnOf[r] = c;
            c = r == row ? -1 : before;
        }
    }
}
