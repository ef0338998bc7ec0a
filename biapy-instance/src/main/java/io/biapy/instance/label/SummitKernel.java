package io.biapy.instance.label;

import java.util.Arrays;

/*
 * Summits by their dynamics. Voxels are taken from high to low (equal ones in raster order); a voxel without a taken neighbour is a
 * new summit, one between several hills joins them: the hill with the highest summit (the earlier of equals) goes on, the
 * others end there, and a summit whose hill ends less than h below it is dropped.
 * Layout: z, y, x flat, x fastest; a union-find forest over the voxels whose roots are the summits. Memory: 8 bytes a voxel of the
 * mask and 4 a voxel. Time: O(n log n).
 */
final class SummitKernel {
    private SummitKernel() {}

    /** Sets summits to 1 where one stays. */
    static void mark(float[] values, boolean[] mask, int nz, int ny, int nx, double height, int[] summits) {
        long[] order = order(values, mask);
        int[] parent = new int[values.length];
        Arrays.fill(parent, -1); // not taken yet
        for (long entry : order) {
            int at = (int) entry;
            int z = at / (ny * nx);
            int y = at / nx % ny;
            int x = at % nx;
            int best = -1;
            for (int zz = Math.max(z - 1, 0); zz <= Math.min(z + 1, nz - 1); zz++) {
                for (int yy = Math.max(y - 1, 0); yy <= Math.min(y + 1, ny - 1); yy++) {
                    for (int xx = Math.max(x - 1, 0); xx <= Math.min(x + 1, nx - 1); xx++) {
                        int next = (zz * ny + yy) * nx + xx;
                        if (parent[next] < 0) {
                            continue;
                        }
                        int hill = find(parent, next);
                        if (best < 0) {
                            best = hill;
                        } else if (hill != best) {
                            boolean higher =
                                    values[hill] > values[best] || (values[hill] == values[best] && hill < best);
                            int ends = higher ? best : hill;
                            best = higher ? hill : best;
                            parent[ends] = best;
                            if (values[ends] - values[at] < height) {
                                summits[ends] = 0;
                            }
                        }
                    }
                }
            }
            parent[at] = best < 0 ? at : best;
            summits[at] = best < 0 ? 1 : 0;
        }
    }

    /** Voxels of the mask as (falling value, rising index) in one sortable number. */
    private static long[] order(float[] values, boolean[] mask) {
        long[] order = new long[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (mask[i]) {
                int bits = Float.floatToRawIntBits(-values[i] + 0f);
                order[n++] = ((long) (bits ^ ((bits >> 31) & 0x7fffffff)) << 32) | i;
            }
        }
        order = Arrays.copyOf(order, n);
        Arrays.sort(order);
        return order;
    }

    private static int find(int[] parent, int at) {
        int root = at;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
