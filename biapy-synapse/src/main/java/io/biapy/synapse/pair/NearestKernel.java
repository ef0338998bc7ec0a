package io.biapy.synapse.pair;

/*
 * The nearest of many points to each query, of several equally near the one that stands first.
 * A k-d tree in place: the points' indices are ordered so that the middle of each range splits it along the axis of its level (z, y, x, z, ...);
 * ranges of at most LEAF points are searched one by one. Layout: z, y, x of point 0, of point 1, ... Memory: 4 bytes a point; cost O(n log n) to build,
 * O(log n) a query on scattered points. Source: J. Bentley, "Multidimensional binary search trees used for associative searching" (1975).
 */
final class NearestKernel {
    private static final int LEAF = 8;

    private final double[] points;
    private final int[] order;
    private double best;
    private int found;

    private NearestKernel(double[] points) {
        this.points = points;
        this.order = new int[points.length / 3];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        build(0, order.length, 0);
    }

    /** Index of the nearest point for each query; -1 where there is none at most {@code most} away. */
    static int[] nearest(double[] points, double[] queries, double most) {
        NearestKernel tree = new NearestKernel(points);
        int[] out = new int[queries.length / 3];
        for (int q = 0; q < out.length; q++) {
            tree.best = most * most;
            tree.found = -1;
            tree.search(0, tree.order.length, 0, queries[3 * q], queries[3 * q + 1], queries[3 * q + 2]);
            out[q] = tree.found;
        }
        return out;
    }

    private void build(int from, int to, int axis) {
        if (to - from <= LEAF) {
            return;
        }
        int middle = (from + to) >>> 1;
        select(from, to - 1, middle, axis);
        build(from, middle, (axis + 1) % 3);
        build(middle + 1, to, (axis + 1) % 3);
    }

    /** Hoare's selection: order[middle] gets its place along the axis. */
    private void select(int low, int high, int middle, int axis) {
        int from = low;
        int to = high;
        while (from < to) {
            double pivot = points[3 * order[(from + to) >>> 1] + axis];
            int i = from;
            int j = to;
            while (i <= j) {
                while (points[3 * order[i] + axis] < pivot) {
                    i++;
                }
                while (points[3 * order[j] + axis] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swap = order[i];
                    order[i++] = order[j];
                    order[j--] = swap;
                }
            }
            if (middle <= j) {
                to = j;
            } else if (middle >= i) {
                from = i;
            } else {
                return;
            }
        }
    }

    private void search(int from, int to, int axis, double z, double y, double x) {
        if (to - from <= LEAF) {
            for (int k = from; k < to; k++) {
                offer(order[k], z, y, x);
            }
            return;
        }
        int middle = (from + to) >>> 1;
        int p = order[middle];
        double way = (axis == 0 ? z : axis == 1 ? y : x) - points[3 * p + axis];
        int next = (axis + 1) % 3;
        if (way <= 0) {
            search(from, middle, next, z, y, x);
            offer(p, z, y, x);
            if (way * way <= best) {
                search(middle + 1, to, next, z, y, x);
            }
        } else {
            search(middle + 1, to, next, z, y, x);
            offer(p, z, y, x);
            if (way * way <= best) {
                search(from, middle, next, z, y, x);
            }
        }
    }

    private void offer(int p, double z, double y, double x) {
        double dz = points[3 * p] - z;
        double dy = points[3 * p + 1] - y;
        double dx = points[3 * p + 2] - x;
        double d = dz * dz + dy * dy + dx * dx;
        if (d < best || (d == best && (found < 0 || p < found))) {
            best = d;
            found = p;
        }
    }
}
