package io.biapy.instance.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The convex hull of a few points with whole coordinates, by looking at every plane that three of them span. Points must not lie in one plane. */
final class NaiveHull {
    private final List<long[]> sides = new ArrayList<>(); // outward normal z, y, x and offset, each once
    private final int[][] points;

    NaiveHull(Set<List<Integer>> zyx) {
        points = zyx.stream().map(p -> new int[] {p.get(0), p.get(1), p.get(2)}).toArray(int[][]::new);
        Set<List<Long>> known = new HashSet<>();
        for (int a = 0; a < points.length; a++) {
            for (int b = a + 1; b < points.length; b++) {
                for (int c = b + 1; c < points.length; c++) {
                    long[] side = side(points[a], points[b], points[c]);
                    if (side.length > 0 && known.add(Arrays.stream(side).boxed().toList())) {
                        sides.add(side);
                    }
                }
            }
        }
    }

    /** Nothing where points lie on both sides of the plane, or no plane is spanned. */
    private long[] side(int[] a, int[] b, int[] c) {
        long[] n = cross(minus(b, a), minus(c, a));
        long divisor = gcd(gcd(Math.abs(n[0]), Math.abs(n[1])), Math.abs(n[2]));
        if (divisor == 0) {
            return new long[0];
        }
        long[] side = {n[0] / divisor, n[1] / divisor, n[2] / divisor, 0};
        side[3] = side[0] * a[0] + side[1] * a[1] + side[2] * a[2];
        int above = 0;
        int below = 0;
        for (int[] p : points) {
            long high = height(side, p);
            above += high > 0 ? 1 : 0;
            below += high < 0 ? 1 : 0;
            if (above > 0 && below > 0) {
                return new long[0];
            }
        }
        return above == 0 ? side : new long[] {-side[0], -side[1], -side[2], -side[3]};
    }

    private static long height(long[] side, int[] p) {
        return side[0] * p[0] + side[1] * p[1] + side[2] * p[2] - side[3];
    }

    /** Whether a point lies in it or on it. */
    boolean holds(int z, int y, int x) {
        return sides.stream().allMatch(side -> height(side, new int[] {z, y, x}) <= 0);
    }

    /** Pyramids from the origin to each side, whose area is that of its shadow along the axis that it faces most. */
    double volume() {
        double sum = 0;
        for (long[] side : sides) {
            int axis = 0;
            for (int k = 1; k < 3; k++) {
                axis = Math.abs(side[k]) > Math.abs(side[axis]) ? k : axis;
            }
            int first = axis == 0 ? 1 : 0;
            int second = axis == 2 ? 1 : 2;
            long[][] shadow = Arrays.stream(points)
                    .filter(p -> height(side, p) == 0)
                    .map(p -> new long[] {p[first], p[second]})
                    .toArray(long[][]::new);
            sum += area(shadow) * side[3] / Math.abs(side[axis]) / 3;
        }
        return sum;
    }

    /** Of the hull of points in a plane: the polygon that walks along lines with nothing on their right. */
    static double area(long[][] p) {
        int start = 0;
        for (int i = 1; i < p.length; i++) {
            if (p[i][0] < p[start][0] || (p[i][0] == p[start][0] && p[i][1] < p[start][1])) {
                start = i;
            }
        }
        double twice = 0;
        int at = start;
        do {
            int next = at == 0 ? 1 : 0;
            for (int i = 0; i < p.length; i++) {
                long turn = turn(p[at], p[next], p[i]);
                if (i != at && (turn < 0 || (turn == 0 && far(p[at], p[i]) > far(p[at], p[next])))) {
                    next = i;
                }
            }
            twice += p[at][0] * p[next][1] - p[next][0] * p[at][1];
            at = next;
        } while (at != start);
        return Math.abs(twice) / 2;
    }

    private static long turn(long[] a, long[] b, long[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    private static long far(long[] a, long[] b) {
        return (b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static long[] minus(int[] a, int[] b) {
        return new long[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static long[] cross(long[] a, long[] b) {
        return new long[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }
}
