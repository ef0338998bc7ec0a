package io.biapy.instance.refine;

import java.util.Arrays;

/*
 * Greedy thinning of points in their order: one is dropped when a kept one of the same group lies within the radius. Kept points hang in lists
 * of a hash table of cubic cells as wide as the radius, so only the 27 cells around a point are looked into; cells that share a slot cost a
 * comparison, no error.
 * Layout: coordinates z, y, x point after point. Memory: 16 bytes a point. Time: O(points).
 */
final class ClosePointsKernel {
    private ClosePointsKernel() {}

    static int[] kept(double[] zyx, int[] group, double radius) {
        int n = group.length;
        double cell = radius > 0 ? radius : 1;
        int slots = Integer.highestOneBit(Math.max(16, 2 * n)) << 1;
        int[] head = new int[slots]; // point + 1
        int[] next = new int[n];
        int[] kept = new int[n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            long cz = (long) Math.floor(zyx[3 * i] / cell);
            long cy = (long) Math.floor(zyx[3 * i + 1] / cell);
            long cx = (long) Math.floor(zyx[3 * i + 2] / cell);
            boolean isFree = true;
            for (int c = 0; c < 27 && isFree; c++) {
                int slot = slot(cz + c / 9 - 1, cy + c / 3 % 3 - 1, cx + c % 3 - 1, slots);
                for (int j = head[slot] - 1; j >= 0 && isFree; j = next[j] - 1) {
                    double dz = zyx[3 * i] - zyx[3 * j];
                    double dy = zyx[3 * i + 1] - zyx[3 * j + 1];
                    double dx = zyx[3 * i + 2] - zyx[3 * j + 2];
                    isFree = group[i] != group[j] || Math.sqrt(dz * dz + dy * dy + dx * dx) > radius;
                }
            }
            if (isFree) {
                int slot = slot(cz, cy, cx, slots);
                next[i] = head[slot];
                head[slot] = i + 1;
                kept[size++] = i;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static int slot(long z, long y, long x, int slots) {
        long h = (z * 0x9E3779B97F4A7C15L + y) * 0xC2B2AE3D27D4EB4FL + x;
        h *= 0x165667B19E3779F9L;
        return (int) (h >>> 32) & (slots - 1);
    }
}
