package io.biapy.io.dataset;

import java.util.Arrays;

/*
 * Outlines of the pixels of one label along pixel edges: rings of corners x, y, x, y, ..., the object to their right, so that outer rings run
 * clockwise as the picture is seen and holes the other way. Corners where two pixels touch diagonally are passed so that the two stay
 * apart. Works in a box of the picture; linear in its pixels; four bits a corner.
 */
final class RingKernel {
    private static final int[] DX = {1, 0, -1, 0};
    private static final int[] DY = {0, 1, 0, -1};

    private RingKernel() {}

    /** All rings of {@code label} in a box of columns and rows; {@code holes[0]} counts those that run around holes. */
    static double[][] rings(int[] labels, int width, int label, int left, int top, int right, int bottom, int[] holes) {
        int w = right - left + 1;
        byte[] edges = new byte[w * (bottom - top + 1)]; // bit d: an edge leaves this corner in direction d
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (labels[y * width + x] != label) {
                    continue;
                }
                int at = (y - top) * w + x - left;
                edges[at] |= y == top || labels[(y - 1) * width + x] != label ? 1 : 0;
                edges[at + 1] |= x == right - 1 || labels[y * width + x + 1] != label ? 2 : 0;
                edges[at + w + 1] |= y == bottom - 1 || labels[(y + 1) * width + x] != label ? 4 : 0;
                edges[at + w] |= x == left || labels[y * width + x - 1] != label ? 8 : 0;
            }
        }
        double[][] rings = new double[4][];
        int count = 0;
        for (int at = 0; at < edges.length; at++) {
            while (edges[at] != 0) {
                rings = count == rings.length ? Arrays.copyOf(rings, 2 * count) : rings;
                rings[count] = ring(edges, w, at, left, top);
                holes[0] += area(rings[count]) < 0 ? 1 : 0;
                count++;
            }
        }
        return Arrays.copyOf(rings, count);
    }

    private static double[] ring(byte[] edges, int w, int start, int left, int top) {
        double[] points = new double[16];
        int n = 0;
        int at = start;
        int direction = Integer.numberOfTrailingZeros(edges[at]);
        int last = -1;
        do {
            int right = (direction + 1) & 3; // a right turn first: diagonal neighbours stay apart
            direction = (edges[at] & 1 << right) != 0
                    ? right
                    : (edges[at] & 1 << direction) != 0 ? direction : (direction + 3) & 3;
            if (direction != last) {
                points = n == points.length ? Arrays.copyOf(points, 2 * n) : points;
                points[n++] = left + at % w;
                points[n++] = top + at / w;
                last = direction;
            }
            edges[at] &= (byte) ~(1 << direction);
            at += DY[direction] * w + DX[direction];
        } while (at != start || edges[at] != 0 && isSameRing(edges[at], direction));
        return Arrays.copyOf(points, n);
    }

    /** Whether a ring that is back at its start goes on there: only by a right turn or straight on. */
    private static boolean isSameRing(byte edges, int direction) {
        return (edges & 1 << ((direction + 1) & 3)) != 0;
    }

    /** Twice the area, above 0 for outer rings. */
    private static double area(double[] ring) {
        double sum = 0;
        for (int i = 0; i < ring.length; i += 2) {
            int j = (i + 2) % ring.length;
            sum += ring[i] * ring[j + 1] - ring[j] * ring[i + 1];
        }
        return sum;
    }
}
