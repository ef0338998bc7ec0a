package io.biapy.instance.label;

import java.util.Arrays;

/**
 * What rows of a label image tell of their objects: voxels, sums of coordinates, boxes, and whether a row meets one twice. For one
 * thread; what others found in rows behind these is merged.
 */
final class ObjectRows {
    static final int SUMS = 4; // voxels, then the sums of z, y and x
    static final int BOUNDS = 6; // first and last z, y, x
    private static final int START = 16;

    final CodeIndex index = new CodeIndex();
    long[] sums = new long[START * SUMS];
    int[] bounds = new int[START * BOUNDS];
    boolean[] split = new boolean[START];
    private int[] lastRow = new int[START];

    void add(int[] labels, int ny, int nx, int fromRow, int endRow) {
        for (int row = fromRow; row < endRow; row++) {
            int start = row * nx;
            int end = start + nx;
            int i = start;
            while (i < end) {
                int code = labels[i];
                int from = i++;
                while (i < end && labels[i] == code) {
                    i++;
                }
                if (code != 0) {
                    addRun(number(code), row, row / ny, row % ny, from - start, i - start);
                }
            }
        }
    }

    private void addRun(int n, int row, int z, int y, int from, int end) {
        split[n] |= lastRow[n] == row;
        lastRow[n] = row;
        long length = (long) end - from;
        sums[n * SUMS] += length;
        sums[n * SUMS + 1] += length * z;
        sums[n * SUMS + 2] += length * y;
        sums[n * SUMS + 3] += length * (from + end - 1) / 2;
        extend(n, 0, z, z);
        extend(n, 1, y, y);
        extend(n, 2, from, end - 1);
    }

    private void extend(int n, int axis, int first, int last) {
        int at = n * BOUNDS + 2 * axis;
        bounds[at] = Math.min(bounds[at], first);
        bounds[at + 1] = Math.max(bounds[at + 1], last);
    }

    private int number(int code) {
        int known = index.size();
        int n = index.add(code);
        if (n == known) {
            if (n == split.length) {
                sums = Arrays.copyOf(sums, 2 * n * SUMS);
                bounds = Arrays.copyOf(bounds, 2 * n * BOUNDS);
                split = Arrays.copyOf(split, 2 * n);
                lastRow = Arrays.copyOf(lastRow, 2 * n);
            }
            lastRow[n] = -1;
            for (int axis = 0; axis < 3; axis++) {
                bounds[n * BOUNDS + 2 * axis] = Integer.MAX_VALUE;
                bounds[n * BOUNDS + 2 * axis + 1] = -1;
            }
        }
        return n;
    }

    void merge(ObjectRows other) {
        for (int m = 0; m < other.index.size(); m++) {
            int n = number(other.index.code(m));
            split[n] |= other.split[m];
            for (int k = 0; k < SUMS; k++) {
                sums[n * SUMS + k] += other.sums[m * SUMS + k];
            }
            for (int axis = 0; axis < 3; axis++) {
                int at = m * BOUNDS + 2 * axis;
                extend(n, axis, other.bounds[at], other.bounds[at + 1]);
            }
        }
    }
}
