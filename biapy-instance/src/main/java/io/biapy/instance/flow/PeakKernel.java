package io.biapy.instance.flow;

import java.util.Arrays;

/*
 * Objects from where flows end: the ends in each voxel are counted; a peak is a voxel of more than 10 ends with no greater count
 * in the block of 5 voxels a side around it; a peak takes the voxels that five steps over full neighbourhoods reach through
 * counts above 2, and where peaks meet the greater one wins (of equal ones the later in raster order).
 * Layout: ends as in TrajectoryKernel; counts and owners z, y, x flat, x fastest. Memory: 8 bytes a voxel. Time: O(voxels + ends
 * + peaks x 11^dimensions).
 * Source: Stringer et al., "Cellpose", Nature Methods 18 (2021); BiaPy 3.7.1, _cluster_to_instances with a stable order.
 */
final class PeakKernel {
    private static final int LEAST = 10;
    private static final int LEAST_GROWTH = 2;
    private static final int STEPS = 5;
    private static final int WINDOW = 2;

    private PeakKernel() {}

    /** The voxel of each end, its place cut down to whole numbers. */
    static int[] voxels(float[] ends, int axes, int ny, int nx) {
        int[] voxels = new int[ends.length / axes];
        for (int n = 0; n < voxels.length; n++) {
            int y = (int) ends[axes * n + axes - 2];
            int x = (int) ends[axes * n + axes - 1];
            voxels[n] = ((axes == 3 ? ((int) ends[3 * n]) * ny : 0) + y) * nx + x;
        }
        return voxels;
    }

    /** The peak of each voxel, numbered from 1 in rising order of their counts, 0 where none is. */
    static int[] owners(int[] ends, int nz, int ny, int nx) {
        int[] counts = new int[nz * ny * nx];
        for (int end : ends) {
            counts[end]++;
        }
        return owners(counts, peaks(counts, nz, ny, nx), nz, ny, nx);
    }

    /** The same of counts and their peaks. */
    static int[] owners(int[] counts, long[] peaks, int nz, int ny, int nx) {
        int[] owners = new int[counts.length];
        int side = 2 * STEPS + 1;
        int[] queue = new int[nz == 1 ? side * side : side * side * side];
        for (int k = 0; k < peaks.length; k++) {
            grow(counts, (int) peaks[k], k + 1, nz, ny, nx, queue, owners);
        }
        return owners;
    }

    /** Count and place of each peak, rising. */
    static long[] peaks(int[] counts, int nz, int ny, int nx) {
        long[] peaks = new long[16];
        int found = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > LEAST && isGreatest(counts, i, nz, ny, nx)) {
                if (found == peaks.length) {
                    peaks = Arrays.copyOf(peaks, 2 * found);
                }
                peaks[found++] = (long) counts[i] << 32 | i;
            }
        }
        peaks = Arrays.copyOf(peaks, found);
        Arrays.sort(peaks);
        return peaks;
    }

    private static boolean isGreatest(int[] counts, int i, int nz, int ny, int nx) {
        int z = i / (ny * nx);
        int y = i / nx % ny;
        int x = i % nx;
        for (int zz = Math.max(0, z - WINDOW); zz <= Math.min(nz - 1, z + WINDOW); zz++) {
            for (int yy = Math.max(0, y - WINDOW); yy <= Math.min(ny - 1, y + WINDOW); yy++) {
                int row = (zz * ny + yy) * nx;
                for (int xx = Math.max(0, x - WINDOW); xx <= Math.min(nx - 1, x + WINDOW); xx++) {
                    if (counts[row + xx] > counts[i]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static void grow(int[] counts, int peak, int id, int nz, int ny, int nx, int[] queue, int[] owners) {
        owners[peak] = id;
        queue[0] = peak;
        int from = 0;
        int to = 1;
        for (int step = 0; step < STEPS; step++) {
            int end = to;
            for (; from < end; from++) {
                int z = queue[from] / (ny * nx);
                int y = queue[from] / nx % ny;
                int x = queue[from] % nx;
                for (int zz = Math.max(0, z - 1); zz <= Math.min(nz - 1, z + 1); zz++) {
                    for (int yy = Math.max(0, y - 1); yy <= Math.min(ny - 1, y + 1); yy++) {
                        for (int xx = Math.max(0, x - 1); xx <= Math.min(nx - 1, x + 1); xx++) {
                            int at = (zz * ny + yy) * nx + xx;
                            if (counts[at] > LEAST_GROWTH && owners[at] != id) {
                                owners[at] = id;
                                queue[to++] = at;
                            }
                        }
                    }
                }
            }
        }
    }
}
