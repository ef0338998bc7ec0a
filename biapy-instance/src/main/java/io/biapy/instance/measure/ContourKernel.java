package io.biapy.instance.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/*
 * Outlines of a mask as loops of pixel corners. The walk keeps the mask on its right hand and, where only two pixels meet in a corner, stays with its own pixel;
 * loops that come by a corner twice are cut there.
 * Layout: mask y, x flat with a frame of unset pixels; the corner y * nx + x lies at the upper left of pixel (y, x). Memory: 4 bytes a corner and loop. Time: O(length).
 */
final class ContourKernel {
    private ContourKernel() {}

    /** The loop that goes right along the upper side of pixel {@code start}; marks the pixels whose upper sides it passes. */
    static int[] trace(boolean[] mask, int nx, int start, boolean[] isDone) {
        int[] step = {1, nx, -1, -nx};
        int[] right = {0, -1, -nx - 1, -nx}; // pixel ahead on the right, from the corner reached
        int[] left = {-nx, 0, -1, -nx - 1};
        int[] loop = new int[16];
        int size = 0;
        int at = start;
        int heading = 0;
        do {
            if (size == loop.length) {
                loop = Arrays.copyOf(loop, 2 * size);
            }
            loop[size++] = at;
            if (heading == 0) {
                isDone[at] = true;
            }
            at += step[heading];
            if (!mask[at + right[heading]]) {
                heading = heading + 1 & 3;
            } else if (mask[at + left[heading]]) {
                heading = heading + 3 & 3;
            }
        } while (at != start || heading != 0);
        return Arrays.copyOf(loop, size);
    }

    /** Cuts a loop wherever it comes back to a corner. */
    static List<int[]> simpleLoops(int[] loop) {
        int[] sorted = loop.clone();
        Arrays.sort(sorted);
        boolean isSimple = true;
        for (int i = 1; i < sorted.length; i++) {
            isSimple &= sorted[i] != sorted[i - 1];
        }
        if (isSimple) {
            return List.of(loop);
        }
        List<int[]> loops = new ArrayList<>();
        int[] place = new int[sorted[sorted.length - 1] + 1]; // place on the path + 1
        int[] path = new int[loop.length];
        int size = 0;
        for (int corner : loop) {
            if (place[corner] != 0) {
                int from = place[corner] - 1;
                loops.add(Arrays.copyOfRange(path, from, size));
                while (size > from) {
                    place[path[--size]] = 0;
                }
            }
            path[size++] = corner;
            place[corner] = size;
        }
        loops.add(Arrays.copyOf(path, size));
        return loops;
    }

    static boolean isOuter(int[] loop, int nx) {
        long sum = 0;
        for (int i = 0; i < loop.length; i++) {
            int p = loop[i];
            int q = loop[(i + 1) % loop.length];
            sum += (long) (p % nx) * (q / nx) - (long) (q % nx) * (p / nx);
        }
        return sum > 0;
    }

    /** The corners where the loop turns, or, smooth, the middles of its sides where their line turns; x, y pairs. */
    static double[] ring(int[] loop, int nx, int x0, int y0, boolean smooth) {
        int n = loop.length;
        double[] points = new double[2 * n];
        for (int i = 0; i < n; i++) {
            int p = loop[i];
            int q = smooth ? loop[(i + 1) % n] : p;
            points[2 * i] = x0 + (p % nx + q % nx) / 2.0;
            points[2 * i + 1] = y0 + (p / nx + q / nx) / 2.0;
        }
        double[] out = new double[2 * n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            int before = 2 * ((i + n - 1) % n);
            int after = 2 * ((i + 1) % n);
            double ax = points[2 * i] - points[before];
            double ay = points[2 * i + 1] - points[before + 1];
            double bx = points[after] - points[2 * i];
            double by = points[after + 1] - points[2 * i + 1];
            if (ax * by != ay * bx) {
                out[size++] = points[2 * i];
                out[size++] = points[2 * i + 1];
            }
        }
        return Arrays.copyOf(out, size);
    }
}
