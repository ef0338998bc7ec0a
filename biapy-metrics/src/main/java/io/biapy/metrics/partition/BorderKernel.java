package io.biapy.metrics.partition;

import java.util.Arrays;

/*
 * Borders between labels and the voxels near them. Layout: z, y, x with x fastest.
 * near(): exact Euclidean distances, axis by axis and only as far as the tolerance: along x by two scans, along y and z over the window of
 * the tolerance. Time: voxels x (2 ry + 2 rz + 3), r = tolerance / voxel size. Memory: 2 rz + 1 planes of doubles and one byte a voxel.
 * Rule of borders and of "within": CREMI's evaluation, create_border_mask.
 */
final class BorderKernel {
    /** A distance that equals the tolerance but for rounding is within it. */
    private static final double ROUNDING = 1 + 1e-9;

    private BorderKernel() {}

    /** Marks (Output) both voxels of every pair of face neighbours with different labels. */
    static void borders(int[] labels, int z, int y, int x, boolean sections, boolean[] border) {
        for (int i = 0; i < labels.length; i++) {
            int column = i % x;
            int row = i / x % y;
            boolean right = column + 1 < x && labels[i] != labels[i + 1];
            boolean below = row + 1 < y && labels[i] != labels[i + x];
            boolean behind = !sections && i + x * y < labels.length && labels[i] != labels[i + x * y];
            mark(border, i, right ? i + 1 : i, below ? i + x : i, behind ? i + x * y : i);
        }
    }

    /** As {@link #borders(int[], int, int, int, boolean, boolean[])}. */
    static void borders(long[] labels, int z, int y, int x, boolean sections, boolean[] border) {
        for (int i = 0; i < labels.length; i++) {
            int column = i % x;
            int row = i / x % y;
            boolean right = column + 1 < x && labels[i] != labels[i + 1];
            boolean below = row + 1 < y && labels[i] != labels[i + x];
            boolean behind = !sections && i + x * y < labels.length && labels[i] != labels[i + x * y];
            mark(border, i, right ? i + 1 : i, below ? i + x : i, behind ? i + x * y : i);
        }
    }

    private static void mark(boolean[] border, int i, int a, int b, int c) {
        if (a != i || b != i || c != i) {
            border[i] = true;
            border[a] = true;
            border[b] = true;
            border[c] = true;
        }
    }

    /** Which voxels are within {@code distance} of a border, in the unit of {@code voxel} (z, y, x). */
    static boolean[] near(boolean[] border, int z, int y, int x, double[] voxel, double distance, boolean sections) {
        int plane = y * x;
        double most = distance * distance * ROUNDING * ROUNDING;
        int reach = sections ? 0 : (int) Math.min(z, distance / voxel[0] * ROUNDING);
        double[][] squares = new double[2 * reach + 1][plane];
        int[] steps = new int[plane];
        boolean[] near = new boolean[border.length];
        int made = 0;
        for (int at = 0; at < z; at++) {
            for (; made < Math.min(z, at + reach + 1); made++) {
                alongX(border, made * plane, y, x, steps);
                alongY(steps, y, x, voxel, most, squares[made % squares.length]);
            }
            for (int other = Math.max(0, at - reach); other <= Math.min(z - 1, at + reach); other++) {
                double step = (other - at) * voxel[0];
                double[] square = squares[other % squares.length];
                for (int i = 0; i < plane; i++) {
                    near[at * plane + i] |= square[i] + step * step <= most;
                }
            }
        }
        return near;
    }

    /** Steps (Output) along x to the nearest border of the row, -1 where it has none. */
    private static void alongX(boolean[] border, int from, int y, int x, int[] steps) {
        for (int row = 0; row < y; row++) {
            int last = -1;
            for (int column = 0; column < x; column++) {
                last = border[from + row * x + column] ? column : last;
                steps[row * x + column] = last < 0 ? -1 : column - last;
            }
            last = -1;
            for (int column = x - 1; column >= 0; column--) {
                last = border[from + row * x + column] ? column : last;
                int i = row * x + column;
                if (last >= 0 && (steps[i] < 0 || last - column < steps[i])) {
                    steps[i] = last - column;
                }
            }
        }
    }

    /** Squared distances (Output) in the plane, infinite where none is within reach. */
    private static void alongY(int[] steps, int y, int x, double[] voxel, double most, double[] square) {
        Arrays.fill(square, Double.POSITIVE_INFINITY);
        int reach = (int) Math.min(y, Math.sqrt(most) / voxel[1]);
        for (int row = 0; row < y; row++) {
            for (int other = Math.max(0, row - reach); other <= Math.min(y - 1, row + reach); other++) {
                double up = (other - row) * voxel[1];
                for (int column = 0; column < x; column++) {
                    int step = steps[other * x + column];
                    if (step >= 0) {
                        double side = step * voxel[2];
                        square[row * x + column] = Math.min(square[row * x + column], up * up + side * side);
                    }
                }
            }
        }
    }
}
