package io.biapy.synapse.pair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Points joined where a chain of steps of at most a distance leads from one to the other. */
final class SingleLinkage {
    private SingleLinkage() {}

    /** Number of each point's cluster, from 0 in the order of their first points. */
    static int[] clusters(double[] zyx, double distance) {
        int n = zyx.length / 3;
        int[] parent = new int[n];
        Map<List<Long>, List<Integer>> cells = new HashMap<>();
        double cell = Math.max(distance, Double.MIN_NORMAL);
        for (int i = 0; i < n; i++) {
            parent[i] = i;
            long z = (long) Math.floor(zyx[3 * i] / cell);
            long y = (long) Math.floor(zyx[3 * i + 1] / cell);
            long x = (long) Math.floor(zyx[3 * i + 2] / cell);
            for (int k = 0; k < 27; k++) {
                List<Long> at = List.of(z + k / 9 - 1, y + k / 3 % 3 - 1, x + k % 3 - 1);
                for (int j : cells.getOrDefault(at, List.of())) {
                    if (distance(zyx, i, j) <= distance) {
                        int a = root(parent, i);
                        int b = root(parent, j);
                        parent[Math.max(a, b)] = Math.min(a, b);
                    }
                }
            }
            cells.computeIfAbsent(List.of(z, y, x), key -> new ArrayList<>()).add(i);
        }
        int[] number = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            int r = root(parent, i);
            number[i] = r == i ? count++ : number[r];
        }
        return number;
    }

    private static int root(int[] parent, int of) {
        int i = of;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    private static double distance(double[] zyx, int i, int j) {
        double z = zyx[3 * i] - zyx[3 * j];
        double y = zyx[3 * i + 1] - zyx[3 * j + 1];
        double x = zyx[3 * i + 2] - zyx[3 * j + 2];
        return Math.sqrt(z * z + y * y + x * x);
    }
}
