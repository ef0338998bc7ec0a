package io.biapy.instance.tiled;

import java.util.Arrays;

/*
 * Regions of a label image: connected (by faces) parts of equal label, background included, and which of them touch. Each row is cut into runs of equal
 * labels; runs of neighbouring rows that overlap are joined where their labels are equal, else they touch. Regions are numbered from 1 on in raster order.
 * Layout: labels z, y, x flat, x fastest. Memory: 12 bytes a run, 8 to 16 a contact of regions. Time: linear but for the sorting of contacts.
 */
final class RegionKernel {
    private final int ny;
    private final int nx;
    private final int[] labels;
    private final int[] rowFirst;
    private int[] start = new int[1024];
    private final int[] region;
    private final LongSet contacts = new LongSet();
    private int runs;

    RegionKernel(int[] labels, int nz, int ny, int nx) {
        this.labels = labels;
        this.ny = ny;
        this.nx = nx;
        rowFirst = new int[nz * ny + 1];
        findRuns(nz * ny);
        region = regions(nz * ny);
        eachMeeting(nz * ny, (a, b, equal) -> {
            if (!equal) {
                touch(a, b);
            }
        });
        touchInRows();
    }

    /** Two runs of neighbouring rows that overlap. */
    private interface Meeting {
        void of(int run, int other, boolean equal);
    }

    private int[] regions(int rows) {
        Forest forest = new Forest(runs);
        eachMeeting(rows, (a, b, equal) -> {
            if (equal) {
                forest.join(a, b);
            }
        });
        return forest.trees();
    }

    private void eachMeeting(int rows, Meeting meeting) {
        for (int row = 0; row < rows; row++) {
            if (row % ny > 0) {
                meet(row, row - 1, meeting);
            }
            if (row >= ny) {
                meet(row, row - ny, meeting);
            }
        }
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

    private void meet(int row, int other, Meeting meeting) {
        int a = rowFirst[row];
        int b = rowFirst[other];
        int shift = (row - other) * nx;
        while (a < rowFirst[row + 1] && b < rowFirst[other + 1]) {
            meeting.of(a, b, labels[start[a]] == labels[start[b]]);
            int endA = start[a + 1];
            int endB = start[b + 1] + shift;
            a += endA <= endB ? 1 : 0;
            b += endB <= endA ? 1 : 0;
        }
    }

    private void touchInRows() {
        for (int row = 0; row + 1 < rowFirst.length; row++) {
            for (int r = rowFirst[row] + 1; r < rowFirst[row + 1]; r++) {
                touch(r - 1, r);
            }
        }
    }

    private void touch(int a, int b) {
        contacts.add(LongSet.pair(Math.min(region[a], region[b]), Math.max(region[a], region[b])));
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
        return region[run];
    }

    /** The distinct pairs of regions that touch: lesser number << 32 | greater number. */
    long[] contacts() {
        return contacts.toArray();
    }

    /** The region of each voxel. */
    int[] paint() {
        int[] out = new int[labels.length];
        for (int r = 0; r < runs; r++) {
            Arrays.fill(out, start[r], start[r + 1], region[r]);
        }
        return out;
    }
}
