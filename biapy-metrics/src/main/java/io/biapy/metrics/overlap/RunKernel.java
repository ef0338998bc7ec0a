package io.biapy.metrics.overlap;

/*
 * One pass over two label arrays of the same voxels: runs of the same pair of labels are counted in a register and go to
 * the hash once a run. Reads each voxel once and allocates nothing; labels change seldom along x, so the time is that of
 * reading the arrays. A negative label ends the pass: its position is returned, or -1 where there is none.
 */
final class RunKernel {
    private RunKernel() {}

    static int count(int[] truth, int[] found, int from, int to, PairHash pairs) {
        int i = from;
        while (i < to) {
            int t = truth[i];
            int f = found[i];
            if ((t | f) < 0) {
                return i;
            }
            int start = i++;
            while (i < to && truth[i] == t && found[i] == f) {
                i++;
            }
            pairs.add(t, f, i - start);
        }
        return -1;
    }

    static int count(long[] truth, long[] found, int from, int to, PairHash pairs) {
        int i = from;
        while (i < to) {
            long t = truth[i];
            long f = found[i];
            if ((t | f) < 0) {
                return i;
            }
            int start = i++;
            while (i < to && truth[i] == t && found[i] == f) {
                i++;
            }
            pairs.add(t, f, i - start);
        }
        return -1;
    }
}
