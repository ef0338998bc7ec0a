package io.biapy.metrics.point;

import java.util.Arrays;

/*
 * All pairs of points at most a tolerance apart.
 * Layout: points one after another as z, y, x. Result in compressed rows: the second points near first point i are
 * other[rowStart[i]] .. other[rowStart[i+1]-1], rising, their distances beside them.
 * Second points stand in a grid of cubes of the tolerance's width (wider where the cloud has more than 2^20 cubes along an axis), found by
 * hashing, so that each first point looks into 27 cubes. Cost: linear in points and in pairs of points in neighbouring cubes; memory 20 bytes
 * a point and 12 a pair.
 */
final class NeighbourKernel {
    private static final int CELLS = 1 << 20;

    private final double[] second;
    private final double[] low = new double[3];
    private final double width;
    private final int[] head;
    private final int[] next;
    private final long[] cell;

    int[] rowStart = {};
    int[] other = new int[16];
    double[] distance = new double[16];

    private NeighbourKernel(double[] second, double tolerance) {
        this.second = second;
        int n = second.length / 3;
        double extent = 0;
        for (int axis = 0; axis < 3 && n > 0; axis++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int k = axis; k < second.length; k += 3) {
                least = Math.min(least, second[k]);
                most = Math.max(most, second[k]);
            }
            low[axis] = least;
            extent = Math.max(extent, most - least);
        }
        width = Math.max(Math.max(tolerance, extent / CELLS), Double.MIN_NORMAL);
        head = new int[Integer.highestOneBit(Math.max(8, n)) * 2];
        next = new int[n];
        cell = new long[n];
        Arrays.fill(head, -1);
        for (int j = n - 1; j >= 0; j--) {
            cell[j] = cellOf(index(j, 0), index(j, 1), index(j, 2));
            int slot = slot(cell[j]);
            next[j] = head[slot];
            head[slot] = j;
        }
    }

    static NeighbourKernel of(double[] first, double[] second, double tolerance) {
        NeighbourKernel found = new NeighbourKernel(second, tolerance);
        found.search(first, tolerance);
        return found;
    }

    private long index(int j, int axis) {
        return (long) Math.floor((second[3 * j + axis] - low[axis]) / width);
    }

    private static long cellOf(long z, long y, long x) {
        return ((z + 1) << 42) | ((y + 1) << 21) | (x + 1);
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 33) & (head.length - 1);
    }

    private void search(double[] first, double tolerance) {
        int n = first.length / 3;
        rowStart = new int[n + 1];
        long[] middle = new long[3];
        int count = 0;
        for (int i = 0; i < n; i++) {
            boolean near = true;
            for (int axis = 0; axis < 3; axis++) {
                double place = Math.floor((first[3 * i + axis] - low[axis]) / width);
                near &= place >= -1 && place <= CELLS + 1;
                middle[axis] = near ? (long) place : 0;
            }
            int from = count;
            for (int k = 0; k < 27 && near; k++) {
                long z = middle[0] + k / 9 - 1;
                long y = middle[1] + k / 3 % 3 - 1;
                long x = middle[2] + k % 3 - 1;
                if (z >= 0 && y >= 0 && x >= 0) {
                    count = collect(first, i, cellOf(z, y, x), tolerance, count);
                }
            }
            Arrays.sort(other, from, count);
            for (int p = from; p < count; p++) {
                distance[p] = distance(first, i, second, other[p]);
            }
            rowStart[i + 1] = count;
        }
        other = Arrays.copyOf(other, count);
        distance = Arrays.copyOf(distance, count);
    }

    private int collect(double[] first, int i, long key, double tolerance, int start) {
        int count = start;
        for (int j = head[slot(key)]; j >= 0; j = next[j]) {
            if (cell[j] == key && distance(first, i, second, j) <= tolerance) {
                if (count == other.length) {
                    int room = Math.addExact(count, Math.min(count, Integer.MAX_VALUE - 8 - count) + 1);
                    other = Arrays.copyOf(other, room);
                    distance = Arrays.copyOf(distance, room);
                }
                other[count++] = j;
            }
        }
        return count;
    }

    /** From point i of one list to point j of another. */
    static double distance(double[] a, int i, double[] b, int j) {
        double z = a[3 * i] - b[3 * j];
        double y = a[3 * i + 1] - b[3 * j + 1];
        double x = a[3 * i + 2] - b[3 * j + 2];
        return Math.sqrt(z * z + y * y + x * x);
    }
}
