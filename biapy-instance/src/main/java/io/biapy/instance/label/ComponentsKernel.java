package io.biapy.instance.label;

import java.util.Arrays;

/*
 * Connected components by runs: each row is cut into runs of set voxels, runs of neighbouring rows that overlap are joined in a
 * union-find forest whose roots are the smallest run numbers, and runs are numbered in one pass, because raster order of runs is raster
 * order of first voxels. Slabs of rows can be scanned and joined apart and then with the rows before them: roots do not depend on the cuts.
 * Layout: mask and labels z, y, x flat, x fastest; bounds holds first x and one past the last x of each run, rowFirst the first run of
 * each row and, at its end, the number of runs. Memory: 12 bytes a run, 4 a row. Time: O(voxels + runs x alpha).
 * Source: Wu, Otoo, Suzuki, "Optimizing two-pass connected-component labeling algorithms" (2009), on runs.
 */
final class ComponentsKernel {
    private ComponentsKernel() {}

    /** Fills {@code labels} by one thread and returns the number of components. */
    static int label(boolean[] mask, int nz, int ny, int nx, boolean full, int[] labels) {
        int rows = nz * ny;
        int[] rowFirst = new int[rows + 1];
        int[] bounds = findRuns(mask, 0, rows, nx, rowFirst);
        rowFirst[rows] = bounds.length / 2;
        int[] parent = new int[bounds.length / 2];
        joinInside(0, rows, ny, full, rowFirst, bounds, parent);
        int count = number(parent);
        paint(0, rows, nx, rowFirst, bounds, parent, labels);
        return count;
    }

    /** Bounds of the runs of rows first to end - 1, numbered from 0; fills the rows' part of rowFirst. */
    static int[] findRuns(boolean[] mask, int first, int end, int nx, int[] rowFirst) {
        int[] bounds = new int[Math.max(64, (end - first) * 8)];
        int n = 0;
        for (int row = first; row < end; row++) {
            if (n + nx + 2 > bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * bounds.length + nx + 2);
            }
            rowFirst[row] = n >> 1;
            int base = row * nx;
            int before = 0;
            for (int x = 0;
                    x < nx;
                    x++) { // written at every voxel, kept where the mask changes: nothing to guess for the processor
                int set = mask[base + x] ? 1 : 0;
                bounds[n] = x;
                n += set ^ before;
                before = set;
            }
            bounds[n] = nx;
            n += before;
        }
        return Arrays.copyOf(bounds, n);
    }

    /** Makes each run of these rows its own component, then joins those of rows first to end - 1 that touch. */
    static void joinInside(int first, int end, int ny, boolean full, int[] rowFirst, int[] bounds, int[] parent) {
        for (int r = rowFirst[first]; r < rowFirst[end]; r++) {
            parent[r] = r;
        }
        for (int row = first; row < end; row++) {
            joinRow(row, first, row, ny, full, rowFirst, bounds, parent);
        }
    }

    /** Joins the rows first to end - 1 with the rows before them. */
    static void joinBefore(int first, int end, int ny, boolean full, int[] rowFirst, int[] bounds, int[] parent) {
        for (int row = first; row < Math.min(end, first + ny + 1); row++) {
            joinRow(row, 0, first, ny, full, rowFirst, bounds, parent);
        }
    }

    /** Joins a row with those of its earlier neighbours that are among from to below - 1. */
    private static void joinRow(
            int row, int from, int below, int ny, boolean full, int[] rowFirst, int[] bounds, int[] parent) {
        int y = row % ny;
        int behind = row - ny;
        int reach = full ? 1 : 0;
        if (y > 0 && row - 1 >= from && row - 1 < below) {
            join(row, row - 1, reach, rowFirst, bounds, parent);
        }
        if (behind >= from && behind < below) {
            join(row, behind, reach, rowFirst, bounds, parent);
        }
        if (full && y > 0 && behind - 1 >= from && behind - 1 < below) {
            join(row, behind - 1, reach, rowFirst, bounds, parent);
        }
        if (full && y + 1 < ny && behind + 1 >= from && behind + 1 < below) {
            join(row, behind + 1, reach, rowFirst, bounds, parent);
        }
    }

    /** Joins the runs of two rows that overlap, or, with reach 1, also touch by a corner. */
    private static void join(int row, int other, int reach, int[] rowFirst, int[] bounds, int[] parent) {
        int a = rowFirst[row];
        int b = rowFirst[other];
        int endA = rowFirst[row + 1];
        int endB = rowFirst[other + 1];
        while (a < endA && b < endB) {
            int toA = bounds[2 * a + 1];
            int toB = bounds[2 * b + 1];
            if (bounds[2 * a] < toB + reach && bounds[2 * b] < toA + reach && parent[a] != parent[b]) {
                union(parent, a, b);
            }
            int step = toA < toB ? 1 : 0;
            a += step;
            b += 1 - step;
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

    /** Turns the forest into the negative numbers of its trees, from 1 on in raster order; returns how many there are. */
    static int number(int[] parent) {
        int count = 0;
        for (int r = 0; r < parent.length; r++) { // a parent stands before its children, so its number is known
            parent[r] = parent[r] == r ? -(++count) : parent[parent[r]];
        }
        return count;
    }

    /** Writes the numbers of the runs of rows first to end - 1 into labels, which hold 0. */
    static void paint(int first, int end, int nx, int[] rowFirst, int[] bounds, int[] parent, int[] labels) {
        for (int row = first; row < end; row++) {
            int base = row * nx;
            for (int r = rowFirst[row]; r < rowFirst[row + 1]; r++) {
                int id = -parent[r];
                for (int i = base + bounds[2 * r], to = base + bounds[2 * r + 1]; i < to; i++) {
                    labels[i] = id;
                }
            }
        }
    }
}
