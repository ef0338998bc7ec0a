package io.biapy.instance.tiled;

import java.util.Arrays;

/*
 * Regions of a label image: connected (by faces) parts of equal label, background included, and which of them touch. Each row is cut into runs of equal
 * labels; runs of neighbouring rows that overlap are joined where their labels are equal, else they touch. Regions are numbered from 1 on in raster order.
 * Layout: labels z, y, x flat, x fastest. Memory: 16 bytes a run, 8 a contact of runs. Time: linear but for the sorting of contacts.
 */
final class RegionKernel {
    private final int ny;
    private final int nx;
    private final int[] labels;
    private final int[] rowFirst;
    private int[] start = new int[1024];
    private int[] parent = {};
    private long[] contacts = new long[1024];
    private int contactCount;
    private int runs;

    RegionKernel(int[] labels, int nz, int ny, int nx) {
        this.labels = labels;
        this.ny = ny;
        this.nx = nx;
        rowFirst = new int[nz * ny + 1];
        findRuns(nz * ny);
        parent = new int[runs];
        for (int r = 0; r < runs; r++) {
            parent[r] = r;
        }
        for (int pass = 0; pass < 2; pass++) { // first join, then see which of what is joined touch
            for (int row = 0; row < nz * ny; row++) {
                if (row % ny > 0) {
                    meet(row, row - 1, pass == 0);
                }
                if (row >= ny) {
                    meet(row, row - ny, pass == 0);
                }
            }
            if (pass == 0) {
                number();
            }
        }
        touchInRows();
    }

    private void findRuns(int rows) {
        for (int row = 0; row < rows; row++) {
            rowFirst[row] = runs;
            int at = row * nx;
            for (int x = 0; x < nx; x++) {
                if (x == 0 || labels[at + x] != labels[at + x - 1]) {
                    if (runs + 1 >= start.length) {
                        start = Arrays.copyOf(start, 2 * start.length);
                    }
                    start[runs++] = at + x;
                }
            }
        }
        rowFirst[rows] = runs;
        start[runs] = rows * nx; // a run ends where the next one starts, also at the end of a row
    }

    private void meet(int row, int other, boolean join) {
        int a = rowFirst[row];
        int b = rowFirst[other];
        int shift = (row - other) * nx;
        while (a < rowFirst[row + 1] && b < rowFirst[other + 1]) {
            if (labels[start[a]] == labels[start[b]]) {
                if (join) {
                    union(a, b);
                }
            } else if (!join) {
                touch(parent[a], parent[b]);
            }
            int endA = start[a + 1];
            int endB = start[b + 1] + shift;
            a += endA <= endB ? 1 : 0;
            b += endB <= endA ? 1 : 0;
        }
    }

    private void touchInRows() {
        for (int row = 0; row + 1 < rowFirst.length; row++) {
            for (int r = rowFirst[row] + 1; r < rowFirst[row + 1]; r++) {
                touch(parent[r - 1], parent[r]);
            }
        }
    }

    private void touch(int a, int b) {
        if (contactCount == contacts.length) {
            contactCount = distinct(contacts, contactCount);
            if (2 * contactCount > contacts.length) {
                contacts = Arrays.copyOf(contacts, 2 * contacts.length);
            }
        }
        contacts[contactCount++] = (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static int distinct(long[] values, int n) {
        Arrays.sort(values, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (kept == 0 || values[i] != values[kept - 1]) {
                values[kept++] = values[i];
            }
        }
        return kept;
    }

    private void union(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        if (rootA < rootB) {
            parent[rootB] = rootA;
        } else {
            parent[rootA] = rootB;
        }
    }

    private int find(int r) {
        int root = r;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** Turns the forest into the numbers of its trees. */
    private void number() {
        int count = 0;
        for (int r = 0;
                r < runs;
                r++) { // a parent stands before its children; parents that are numbered already are negative
            parent[r] = parent[r] == r ? -(++count) : parent[parent[r]];
        }
        for (int r = 0; r < runs; r++) {
            parent[r] = -parent[r];
        }
    }

    int runs() {
        return runs;
    }

    /** First voxel of a run. */
    int start(int run) {
        return start[run];
    }

    /** One past the last voxel of a run. */
    int end(int run) {
        return start[run + 1];
    }

    /** Region of a run. */
    int region(int run) {
        return parent[run];
    }

    /** The distinct pairs of regions that touch: lesser number << 32 | greater number. */
    long[] contacts() {
        return Arrays.copyOf(contacts, distinct(contacts, contactCount));
    }

    /** The region of each voxel. */
    int[] paint() {
        int[] out = new int[labels.length];
        for (int r = 0; r < runs; r++) {
            Arrays.fill(out, start[r], start[r + 1], parent[r]);
        }
        return out;
    }
}
