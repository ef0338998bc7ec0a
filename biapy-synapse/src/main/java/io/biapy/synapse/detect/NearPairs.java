package io.biapy.synapse.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All pairs of candidates not farther apart than a distance in voxels, in rising order of their places in the list. */
final class NearPairs {
    private NearPairs() {}

    static List<int[]> of(List<Candidate> all, double far) {
        Map<List<Long>, List<Integer>> cells = new HashMap<>();
        List<int[]> pairs = new ArrayList<>();
        for (int j = 0; j < all.size(); j++) {
            Candidate c = all.get(j);
            long z = (long) Math.floor(c.z() / far);
            long y = (long) Math.floor(c.y() / far);
            long x = (long) Math.floor(c.x() / far);
            for (int k = 0; k < 27; k++) {
                List<Long> cell = List.of(z + k / 9 - 1, y + k / 3 % 3 - 1, x + k % 3 - 1);
                for (int i : cells.getOrDefault(cell, List.of())) {
                    if (distance(all.get(i), c) <= far) {
                        pairs.add(new int[] {i, j});
                    }
                }
            }
            cells.computeIfAbsent(List.of(z, y, x), key -> new ArrayList<>()).add(j);
        }
        pairs.sort(Comparator.<int[]>comparingInt(p -> p[0]).thenComparingInt(p -> p[1]));
        return pairs;
    }

    private static double distance(Candidate a, Candidate b) {
        double z = a.z() - b.z();
        double y = a.y() - b.y();
        double x = a.x() - b.x();
        return Math.sqrt(z * z + y * y + x * x);
    }
}
