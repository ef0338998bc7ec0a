package io.biapy.instance.star;

import java.util.Arrays;

/**
 * One shape: corners, box, size, and scratch space for comparing it. Refilled for candidate after candidate; {@link #kept()} is a lasting
 * copy. One thread at a time.
 */
final class Form {
    /** Rank of the candidate: 0 for the most probable. */
    int rank;

    /** Centre: z, y, x in voxels. */
    final double[] centre = new double[3];

    /** Corners: all z, y, x one after the other in space; all y in {@link #y} and all x in {@link #x} in the plane. */
    double[] corners = new double[0];

    double[] y = new double[0];
    double[] x = new double[0];

    /** Least z, y, x, then greatest z, y, x. */
    final double[] box = new double[6];

    /** Area or volume. */
    double size;

    /** Radii of balls around the centre, one inside the shape and one around it, where the rule's stretching applies. */
    double inner;

    double outer;

    /** Scratch. */
    final Chains chains = new Chains();

    private int[] edges = new int[0];

    /** Scratch for {@code n} edges. */
    int[] edges(int n) {
        if (edges.length < n) {
            edges = new int[n];
        }
        return edges;
    }

    /** Crossings of lines, see {@link CrossingKernel}. */
    static final class Chains {
        int[] first = new int[0];
        int[] next = new int[0];
        double[] x = new double[0];
        double[] side = new double[0];

        void lines(int lines) {
            if (first.length < lines) {
                first = new int[lines];
            }
            Arrays.fill(first, 0, lines, -1);
        }

        void crossings(int crossings) {
            next = new int[crossings];
            x = new double[crossings];
            side = new double[crossings];
        }
    }

    /** What must last when this is refilled. */
    Form kept() {
        Form copy = new Form();
        copy.rank = rank;
        System.arraycopy(centre, 0, copy.centre, 0, 3);
        System.arraycopy(box, 0, copy.box, 0, 6);
        copy.corners = corners.clone();
        copy.y = y.clone();
        copy.x = x.clone();
        copy.size = size;
        copy.inner = inner;
        copy.outer = outer;
        return copy;
    }

    /** Sets the box from corners in {@link #y} and {@link #x}. */
    void boxOfPlane() {
        box[0] = 0;
        box[3] = 0;
        bounds(y, 0, 1, 1);
        bounds(x, 0, 1, 2);
    }

    /** Sets the box from {@link #corners}. */
    void boxOfSpace() {
        for (int axis = 0; axis < 3; axis++) {
            bounds(corners, axis, 3, axis);
        }
    }

    private void bounds(double[] values, int from, int step, int axis) {
        double low = values[from];
        double high = low;
        for (int i = from; i < values.length; i += step) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        box[axis] = low;
        box[axis + 3] = high;
    }
}
