package io.biapy.instance.label;

/*
 * Connected components by runs: each row is cut into runs of set voxels, runs of neighbouring rows that overlap are joined in a
 * union-find forest whose roots are the smallest run numbers, and runs are numbered in one pass, because raster order of runs is raster
 * order of first voxels.
 * Layout: mask and labels z, y, x flat, x fastest; runs as two int arrays (first x, one past the last x) and the first run of
 * each row. Memory: 12 bytes a run. Time: O(voxels + runs x alpha).
 * Source: Wu, Otoo, Suzuki, "Optimizing two-pass connected-component labeling algorithms" (2009), on runs.
 */
final class ComponentsKernel {
    private ComponentsKernel() {}

    /** Fills {@code labels} and returns the number of components. */
    static int label(boolean[] mask, int nz, int ny, int nx, boolean full, int[] labels) {
        int rows = nz * ny;
        int[] rowFirst = new int[rows + 1];
        int runs = countRuns(mask, rows, nx);
        int[] from = new int[runs];
        int[] to = new int[runs];
        findRuns(mask, rows, nx, rowFirst, from, to);

        int[] parent = new int[runs];
        for (int r = 0; r < runs; r++) {
            parent[r] = r;
        }
        int reach = full ? 1 : 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                int row = z * ny + y;
                if (y > 0) {
                    join(row, row - 1, reach, rowFirst, from, to, parent);
                }
                if (z > 0) {
                    join(row, row - ny, reach, rowFirst, from, to, parent);
                    if (full && y > 0) {
                        join(row, row - ny - 1, reach, rowFirst, from, to, parent);
                    }
                    if (full && y + 1 < ny) {
                        join(row, row - ny + 1, reach, rowFirst, from, to, parent);
                    }
                }
            }
        }

        int count = 0;
        for (int r = 0; r < runs; r++) { // a parent stands before its children, so its number is known
            parent[r] = parent[r] == r ? -(++count) : parent[parent[r]];
        }
        for (int row = 0; row < rows; row++) {
            int base = row * nx;
            for (int r = rowFirst[row]; r < rowFirst[row + 1]; r++) {
                int id = -parent[r];
                for (int x = from[r]; x < to[r]; x++) {
                    labels[base + x] = id;
                }
            }
        }
        return count;
    }

    private static int countRuns(boolean[] mask, int rows, int nx) {
        int runs = 0;
        for (int row = 0; row < rows; row++) {
            boolean before = false;
            for (int i = row * nx, end = i + nx; i < end; i++) {
                boolean set = mask[i];
                if (set && !before) {
                    runs++;
                }
                before = set;
            }
        }
        return runs;
    }

    private static void findRuns(boolean[] mask, int rows, int nx, int[] rowFirst, int[] from, int[] to) {
        int run = 0;
        for (int row = 0; row < rows; row++) {
            rowFirst[row] = run;
            int base = row * nx;
            int x = 0;
            while (x < nx) {
                while (x < nx && !mask[base + x]) {
                    x++;
                }
                if (x == nx) {
                    break;
                }
                from[run] = x;
                while (x < nx && mask[base + x]) {
                    x++;
                }
                to[run++] = x;
            }
        }
        rowFirst[rows] = run;
    }

    /** Joins the runs of two rows that overlap, or, with reach 1, also touch by a corner. */
    private static void join(int row, int other, int reach, int[] rowFirst, int[] from, int[] to, int[] parent) {
        int a = rowFirst[row];
        int b = rowFirst[other];
        int endA = rowFirst[row + 1];
        int endB = rowFirst[other + 1];
        while (a < endA && b < endB) {
            if (from[a] < to[b] + reach && from[b] < to[a] + reach) {
                union(parent, a, b);
            }
            if (to[a] < to[b]) {
                a++;
            } else {
                b++;
            }
        }
    }

    private static void union(int[] parent, int a, int b) {
        int rootA = find(parent, a);
        int rootB = find(parent, b);
        if (rootA < rootB) {
            parent[rootB] = rootA;
        } else {
            parent[rootA] = rootB;
        }
    }

    private static int find(int[] parent, int r) {
        int root = r;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
