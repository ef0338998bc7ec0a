package io.biapy.instance.flow;

import java.util.Arrays;

/**
 * DBSCAN with radius sqrt(2) and five points: a point with five points (itself among them) within the radius is a core; cores
 * within the radius of each other are one cluster; another point within the radius of a core belongs to the first such cluster;
 * the rest is noise, but takes the cluster of the nearest point that has one where that is nearer than the radius. Clusters are
 * numbered from 1 in the order of their first cores.
 *
 * <p>Points are sorted into square cells whose diagonal is at most the radius, so all points of a cell are neighbours; only cells
 * up to two away are asked.
 * Memory: 8 bytes a cell (one a voxel in 2D, two in 3D) and 12 a point. Time: linear in cells and points, times the points around
 * where few are. Ester et al., "DBSCAN" (1996), on cells as in Gunawan, "A faster algorithm for DBSCAN" (2013); the answer is
 * scikit-learn's. For one thread.
 */
final class DensityClusters {
    private static final int LEAST = 5;
    private static final double SQUARED_RADIUS = Math.sqrt(2) * Math.sqrt(2); // as rounded where it is compared
    private static final int REACH = 2;
    private static final int BLOCK = 125; // cells around one, itself among them

    private final float[] points;
    private final int axes;
    private final int cellsY;
    private final int cellsX;
    private final int cellsZ;
    private final double side;
    private final int[] first; // of each cell in order
    private final int[] order; // points by cells
    private final boolean[] core;
    private final int[] parent; // of cells

    private DensityClusters(float[] points, int axes, int nz, int ny, int nx) {
        this.points = points;
        this.axes = axes;
        side = axes == 2 ? 1 : 0.8;
        cellsZ = (int) ((nz - 1) / side) + 1;
        cellsY = (int) ((ny - 1) / side) + 1;
        cellsX = (int) ((nx - 1) / side) + 1;
        int cells = Math.multiplyExact(cellsZ * cellsY, cellsX);
        int count = points.length / axes;
        first = new int[cells + 1];
        for (int n = 0; n < count; n++) {
            first[cell(n) + 1]++;
        }
        for (int c = 0; c < cells; c++) {
            first[c + 1] += first[c];
        }
        order = new int[count];
        parent = Arrays.copyOf(first, cells); // used as the next free place first
        for (int n = 0; n < count; n++) {
            order[parent[cell(n)]++] = n;
        }
        for (int c = 0; c < cells; c++) {
            parent[c] = c;
        }
        core = new boolean[count];
    }

    /** The cluster of each point, 0 for noise; points lie in an image of this size. */
    static int[] clusters(float[] points, int axes, int nz, int ny, int nx) {
        DensityClusters found = new DensityClusters(points, axes, nz, ny, nx);
        found.findCores();
        found.joinCells();
        return found.label();
    }

    private int cell(int n) {
        int z = axes == 2 ? 0 : (int) (points[3 * n] / side);
        int y = (int) (points[axes * n + axes - 2] / side);
        int x = (int) (points[axes * n + axes - 1] / side);
        return (z * cellsY + y) * cellsX + x;
    }

    private double squaredDistance(int a, int b) {
        double sum = 0;
        for (int k = 0; k < axes; k++) {
            double d = (double) points[axes * a + k] - points[axes * b + k];
            sum += d * d;
        }
        return sum;
    }

    private void findCores() {
        int[] near = new int[BLOCK];
        for (int c = 0; c + 1 < first.length; c++) {
            int inside = first[c + 1] - first[c];
            if (inside == 0) {
                continue;
            }
            int cells = inside >= LEAST ? 0 : near(c, false, near);
            for (int k = first[c]; k < first[c + 1]; k++) {
                int point = order[k];
                int neighbours = inside;
                for (int m = 0; m < cells && neighbours < LEAST; m++) {
                    for (int j = first[near[m]]; j < first[near[m] + 1] && neighbours < LEAST; j++) {
                        neighbours += squaredDistance(point, order[j]) <= SQUARED_RADIUS ? 1 : 0;
                    }
                }
                core[point] = neighbours >= LEAST;
            }
        }
    }

    private void joinCells() {
        int[] near = new int[BLOCK];
        for (int c = 0; c + 1 < first.length; c++) {
            if (first[c] < first[c + 1]) {
                int cells = near(c, true, near);
                for (int m = 0; m < cells; m++) {
                    int a = root(c);
                    int b = root(near[m]);
                    if (a != b && haveCloseCores(c, near[m])) {
                        parent[Math.max(a, b)] = Math.min(a, b);
                    }
                }
            }
        }
    }

    private boolean haveCloseCores(int a, int b) {
        for (int k = first[a]; k < first[a + 1]; k++) {
            for (int j = first[b]; core[order[k]] && j < first[b + 1]; j++) {
                if (core[order[j]] && squaredDistance(order[k], order[j]) <= SQUARED_RADIUS) {
                    return true;
                }
            }
        }
        return false;
    }

    private int[] label() {
        int[] labels = new int[core.length];
        int[] number = new int[parent.length];
        int next = 0;
        for (int n = 0; n < core.length; n++) {
            if (core[n]) {
                int root = root(cell(n));
                if (number[root] == 0) {
                    number[root] = ++next;
                }
                labels[n] = number[root];
            }
        }
        int[] near = new int[BLOCK];
        for (int n = 0; n < core.length; n++) {
            if (!core[n]) {
                labels[n] = borderLabel(n, number, near);
            }
        }
        int[] found = labels.clone();
        for (int n = 0; n < core.length; n++) {
            if (found[n] == 0) {
                labels[n] = nearestLabel(n, found, near);
            }
        }
        return labels;
    }

    /** The least number of a cluster with a core within the radius, or 0. */
    private int borderLabel(int point, int[] number, int[] near) {
        int least = 0;
        int c = cell(point);
        int cells = near(c, false, near);
        near[cells++] = c;
        for (int m = 0; m < cells; m++) {
            for (int j = first[near[m]]; j < first[near[m] + 1]; j++) {
                if (core[order[j]] && squaredDistance(point, order[j]) <= SQUARED_RADIUS) {
                    int label = number[root(near[m])];
                    least = least == 0 ? label : Math.min(least, label);
                }
            }
        }
        return least;
    }

    /** The label of the nearest labelled point nearer than the radius (the first of equally near ones), or 0. */
    private int nearestLabel(int point, int[] labels, int[] near) {
        double nearest = 2;
        int best = -1;
        int c = cell(point);
        int cells = near(c, false, near);
        near[cells++] = c;
        for (int m = 0; m < cells; m++) {
            for (int j = first[near[m]]; j < first[near[m] + 1]; j++) {
                double distance = squaredDistance(point, order[j]);
                if (labels[order[j]] != 0
                        && (distance < nearest || (best >= 0 && distance == nearest && order[j] < best))) {
                    nearest = distance;
                    best = order[j];
                }
            }
        }
        return best < 0 ? 0 : labels[best];
    }

    /** Cells around {@code c} that hold points, without itself; only later ones where each pair is to be seen once. */
    private int near(int c, boolean laterOnly, int[] into) {
        int z = c / (cellsY * cellsX);
        int y = c / cellsX % cellsY;
        int x = c % cellsX;
        int count = 0;
        for (int zz = Math.max(0, z - REACH); zz <= Math.min(cellsZ - 1, z + REACH); zz++) {
            for (int yy = Math.max(0, y - REACH); yy <= Math.min(cellsY - 1, y + REACH); yy++) {
                for (int xx = Math.max(0, x - REACH); xx <= Math.min(cellsX - 1, x + REACH); xx++) {
                    int cell = (zz * cellsY + yy) * cellsX + xx;
                    if ((laterOnly ? cell > c : cell != c) && first[cell] < first[cell + 1]) {
                        into[count++] = cell;
                    }
                }
            }
        }
        return count;
    }

    private int root(int cell) {
        int root = cell;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
