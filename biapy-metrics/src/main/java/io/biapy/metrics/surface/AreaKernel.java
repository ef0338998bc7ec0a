package io.biapy.metrics.surface;

import java.util.Arrays;

/*
 * How much surface passes between the voxels around a corner, for every way in which they are inside or outside.
 * Flat: 16 codes, lengths of marching squares. Volume: 256 codes, areas of marching cubes; bit 4 z + 2 y + x of a code is the voxel at offset
 * (z, y, x). Surfaces run through the middles of the edges between an inside and an outside voxel. Where a face has its inside
 * voxels at opposite corners, those of the smaller part (inside where both have four) are cut off from each other. A loop of edges that is not
 * flat is cut into triangles from the vertex that gives it the largest area on cubes. So the areas equal those of DeepMind's
 * surface-distance, for any sides of voxels.
 * Source of the method: Lorensen, Cline, "Marching cubes" (1987); Nikolov et al. (2018). Made once for each voxel size: 256 small loops.
 */
final class AreaKernel {
    /** Voxels around each face of the cube of eight, in a circle. */
    private static final int[][] FACES = {
        {0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}
    };

    private AreaKernel() {}

    static double[] lengths(double dy, double dx) {
        double[] length = new double[16];
        double across = Math.hypot(dy, dx) / 2;
        for (int code = 0; code < 16; code++) {
            int inside = Integer.bitCount(code);
            if (inside == 1 || inside == 3) {
                length[code] = across;
            } else if (code == 0b0110 || code == 0b1001) {
                length[code] = 2 * across;
            } else if (inside == 2) {
                length[code] = code == 0b0011 || code == 0b1100 ? dx : dy;
            }
        }
        return length;
    }

    static double[] areas(double dz, double dy, double dx) {
        double[] area = new double[256];
        for (int code = 1; code < 255; code++) {
            area[code] = area(code, dz, dy, dx);
        }
        return area;
    }

    private static double area(int code, double dz, double dy, double dx) {
        int[] next = new int
                [128]; // of the edge from a to b > a, numbered 8 a + b: the two edges it is joined to, 7 bits each
        int[] joined = new int[128];
        boolean insideApart = Integer.bitCount(code) <= 4;
        for (int[] face : FACES) {
            join(face, code, insideApart, next, joined);
        }
        double sum = 0;
        for (int edge = 0; edge < 128; edge++) {
            if (joined[edge] == 2) {
                int[] loop = loop(edge, next, joined);
                int from = largestOnCubes(loop);
                sum += fan(loop, from, dz, dy, dx);
            }
        }
        return sum;
    }

    private static void join(int[] face, int code, boolean insideApart, int[] next, int[] joined) {
        int[] crossed = new int[4];
        int n = 0;
        for (int i = 0; i < 4; i++) {
            if (((code >> face[i]) & 1) != ((code >> face[(i + 1) % 4]) & 1)) {
                crossed[n++] = edge(face[i], face[(i + 1) % 4]);
            }
        }
        if (n == 2) {
            join(crossed[0], crossed[1], next, joined);
        } else if (n == 4) {
            // Edge i lies between corners i and i + 1, so corner i is cut off by edges i - 1 and i.
            int first = (((code >> face[0]) & 1) == 1) == insideApart ? 0 : 1;
            join(crossed[(first + 3) % 4], crossed[first], next, joined);
            join(crossed[first + 1], crossed[(first + 2) % 4], next, joined);
        }
    }

    private static int edge(int a, int b) {
        return 8 * Math.min(a, b) + Math.max(a, b);
    }

    private static void join(int a, int b, int[] next, int[] joined) {
        next[a] |= b << (7 * joined[a]++);
        next[b] |= a << (7 * joined[b]++);
    }

    /** The edges of one loop in their order; they are taken out. */
    private static int[] loop(int start, int[] next, int[] joined) {
        int[] loop = new int[12];
        int n = 0;
        int edge = start;
        while (joined[edge] == 2) {
            loop[n++] = edge;
            joined[edge] = 0;
            int one = next[edge] & 127;
            edge = joined[one] == 2 ? one : next[edge] >> 7;
        }
        return Arrays.copyOf(loop, n);
    }

    private static int largestOnCubes(int[] loop) {
        int best = 0;
        double most = fan(loop, 0, 1, 1, 1);
        for (int k = 1; k < loop.length; k++) {
            double area = fan(loop, k, 1, 1, 1);
            if (area > most + 1e-9) { // equal ones differ by rounding
                most = area;
                best = k;
            }
        }
        return best;
    }

    /** The triangles from vertex k to each edge of the loop. */
    private static double fan(int[] loop, int k, double dz, double dy, double dx) {
        double sum = 0;
        int n = loop.length;
        int o = loop[k];
        for (int i = 1; i < n - 1; i++) {
            int a = loop[(k + i) % n];
            int b = loop[(k + i + 1) % n];
            double az = (twice(a, 4) - twice(o, 4)) * dz / 2;
            double ay = (twice(a, 2) - twice(o, 2)) * dy / 2;
            double ax = (twice(a, 1) - twice(o, 1)) * dx / 2;
            double bz = (twice(b, 4) - twice(o, 4)) * dz / 2;
            double by = (twice(b, 2) - twice(o, 2)) * dy / 2;
            double bx = (twice(b, 1) - twice(o, 1)) * dx / 2;
            double cz = ay * bx - ax * by;
            double cy = ax * bz - az * bx;
            double cx = az * by - ay * bz;
            sum += Math.sqrt(cz * cz + cy * cy + cx * cx) / 2;
        }
        return sum;
    }

    /** Twice the place of an edge's middle along the axis of a bit. */
    private static int twice(int edge, int bit) {
        return ((edge / 8 & bit) != 0 ? 1 : 0) + ((edge % 8 & bit) != 0 ? 1 : 0);
    }
}
