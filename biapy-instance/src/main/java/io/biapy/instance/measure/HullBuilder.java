package io.biapy.instance.measure;

import java.util.Arrays;

/**
 * The convex hull of points with whole coordinates, as triangles: quickhull (Barber, Dobkin and Huhdanpaa 1996) in exact arithmetic. A point on the plane
 * of a triangle does not see it, so points inside a flat side stay out and its triangles fit together. Coordinates must lie in a box whose sides multiply to
 * less than 2^58. Time O(n log n) as a rule.
 */
final class HullBuilder {
    private final int[] zyx;
    private final int[] nextOutside; // lists of the points that a triangle sees
    private int[] corner = new int[3 * 64];
    private int[] neighbour = new int[3 * 64]; // across the edge from corner k to k + 1
    private long[] plane = new long[4 * 64]; // normal z, y, x and offset
    private int[] outside = new int[64]; // point + 1
    private boolean[] isDead = new boolean[64];
    private int size;

    private HullBuilder(int[] zyx) {
        this.zyx = zyx;
        this.nextOutside = new int[zyx.length / 3];
    }

    /** Three points (their numbers) a triangle, counterclockwise from outside in a system of x, y, z. The points must not lie in one plane. */
    static int[] triangles(int[] zyx) {
        HullBuilder hull = new HullBuilder(zyx);
        hull.start();
        for (int f = 0; f < hull.size; f++) {
            if (!hull.isDead[f] && hull.outside[f] != 0) {
                hull.addFarthest(f);
            }
        }
        int[] out = new int[3 * hull.size];
        int n = 0;
        for (int f = 0; f < hull.size; f++) {
            if (!hull.isDead[f]) {
                System.arraycopy(hull.corner, 3 * f, out, n, 3);
                n += 3;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** A tetrahedron: two points, the farthest from their line, the farthest from their plane. */
    private void start() {
        int n = nextOutside.length;
        int a = 0;
        int b = farthest(n, a, a, a, 1);
        int c = farthest(n, a, b, a, 2);
        int d = farthest(n, a, b, c, 3);
        int[] first = height(a, b, c, d) > 0 ? new int[] {a, c, b} : new int[] {a, b, c};
        int p = first[0];
        int q = first[1];
        int r = first[2];
        face(p, q, r);
        face(q, p, d);
        face(r, q, d);
        face(p, r, d);
        int[] across = {1, 2, 3, 0, 3, 2, 0, 1, 3, 0, 2, 1};
        System.arraycopy(across, 0, neighbour, 0, 12);
        for (int k = 0; k < n; k++) {
            hand(k, 0, 4);
        }
    }

    private int farthest(int n, int a, int b, int c, int rank) {
        int best = 0;
        double most = -1;
        for (int k = 0; k < n; k++) {
            double far =
                    rank == 1 ? lengthOf(a, k) : rank == 2 ? areaOf(a, b, k) : Math.abs((double) height(a, b, c, k));
            if (far > most) {
                most = far;
                best = k;
            }
        }
        return best;
    }

    private double lengthOf(int a, int b) {
        return Math.hypot(
                Math.hypot(zyx[3 * a] - zyx[3 * b], zyx[3 * a + 1] - zyx[3 * b + 1]), zyx[3 * a + 2] - zyx[3 * b + 2]);
    }

    private double areaOf(int a, int b, int c) {
        long[] n = normal(a, b, c);
        return Math.abs((double) n[0]) + Math.abs((double) n[1]) + Math.abs((double) n[2]);
    }

    private long height(int a, int b, int c, int d) {
        long[] n = normal(a, b, c);
        return n[0] * (zyx[3 * d] - zyx[3 * a])
                + n[1] * (zyx[3 * d + 1] - zyx[3 * a + 1])
                + n[2] * (zyx[3 * d + 2] - zyx[3 * a + 2]);
    }

    /** (b - a) x (c - a) as z, y, x. */
    private long[] normal(int a, int b, int c) {
        long bz = zyx[3 * b] - zyx[3 * a];
        long by = zyx[3 * b + 1] - zyx[3 * a + 1];
        long bx = zyx[3 * b + 2] - zyx[3 * a + 2];
        long cz = zyx[3 * c] - zyx[3 * a];
        long cy = zyx[3 * c + 1] - zyx[3 * a + 1];
        long cx = zyx[3 * c + 2] - zyx[3 * a + 2];
        return new long[] {bx * cy - by * cx, bz * cx - bx * cz, by * cz - bz * cy};
    }

    private int face(int a, int b, int c) {
        if (size == isDead.length) {
            corner = Arrays.copyOf(corner, 6 * size);
            neighbour = Arrays.copyOf(neighbour, 6 * size);
            plane = Arrays.copyOf(plane, 8 * size);
            outside = Arrays.copyOf(outside, 2 * size);
            isDead = Arrays.copyOf(isDead, 2 * size);
        }
        int[] corners = {a, b, c};
        System.arraycopy(corners, 0, corner, 3 * size, 3);
        long[] n = normal(a, b, c);
        System.arraycopy(n, 0, plane, 4 * size, 3);
        plane[4 * size + 3] = n[0] * zyx[3 * a] + n[1] * zyx[3 * a + 1] + n[2] * zyx[3 * a + 2];
        return size++;
    }

    /** Above 0 where the triangle sees the point. */
    private long above(int f, int k) {
        return plane[4 * f] * zyx[3 * k]
                + plane[4 * f + 1] * zyx[3 * k + 1]
                + plane[4 * f + 2] * zyx[3 * k + 2]
                - plane[4 * f + 3];
    }

    /** Puts a point on the list of the first triangle of a range that sees it; it is inside where none does. */
    private void hand(int k, int from, int to) {
        for (int f = from; f < to; f++) {
            if (above(f, k) > 0) {
                nextOutside[k] = outside[f];
                outside[f] = k + 1;
                return;
            }
        }
    }

    private void addFarthest(int f) {
        int top = outside[f] - 1;
        for (int k = top; k >= 0; k = nextOutside[k] - 1) {
            top = above(f, k) > above(f, top) ? k : top;
        }
        int[] seen = new int[size];
        int count = 0;
        seen[count++] = f;
        isDead[f] = true;
        int[] edges = new int[16]; // triangle beyond the horizon, and its edge
        int horizon = 0;
        for (int i = 0; i < count; i++) {
            for (int e = 0; e < 3; e++) {
                int g = neighbour[3 * seen[i] + e];
                if (isDead[g]) {
                    continue;
                }
                if (above(g, top) > 0) {
                    isDead[g] = true;
                    seen[count++] = g;
                } else {
                    if (horizon == edges.length) {
                        edges = Arrays.copyOf(edges, 2 * horizon);
                    }
                    edges[horizon] = 3 * g;
                    while (neighbour[edges[horizon]] != seen[i]
                            || corner[3 * seen[i] + e] != corner[3 * g + (edges[horizon] % 3 + 1) % 3]) {
                        edges[horizon]++;
                    }
                    horizon++;
                }
            }
        }
        close(top, edges, horizon, seen, count);
    }

    /** A triangle from each edge of the horizon to the new point; those side by side share a corner of the horizon. */
    private void close(int top, int[] edges, int horizon, int[] seen, int count) {
        int from = size;
        int[] start = new int[horizon];
        int[] end = new int[horizon];
        for (int h = 0; h < horizon; h++) {
            int g = edges[h] / 3;
            int e = edges[h] % 3;
            start[h] = corner[3 * g + (e + 1) % 3];
            end[h] = corner[3 * g + e];
            int made = face(start[h], end[h], top);
            neighbour[3 * made] = g;
            neighbour[edges[h]] = made;
        }
        for (int h = 0; h < horizon; h++) {
            for (int j = 0; j < horizon; j++) {
                if (start[j] == end[h]) {
                    neighbour[3 * (from + h) + 1] = from + j;
                    neighbour[3 * (from + j) + 2] = from + h;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            for (int k = outside[seen[i]] - 1; k >= 0; ) {
                int next = nextOutside[k] - 1;
                if (k != top) {
                    hand(k, from, size);
                }
                k = next;
            }
        }
    }
}
