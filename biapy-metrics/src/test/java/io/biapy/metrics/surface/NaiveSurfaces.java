package io.biapy.metrics.surface;

import java.util.ArrayList;
import java.util.List;

/** Distances of border voxels by looking at all pairs of them. */
final class NaiveSurfaces {
    private NaiveSurfaces() {}

    static List<int[]> border(int[] labels, Grid g) {
        List<int[]> border = new ArrayList<>();
        for (int z = 0; z < g.z(); z++) {
            for (int y = 0; y < g.y(); y++) {
                for (int x = 0; x < g.x(); x++) {
                    int id = at(labels, g, z, y, x);
                    boolean inside = at(labels, g, z, y - 1, x) == id
                            && at(labels, g, z, y + 1, x) == id
                            && at(labels, g, z, y, x - 1) == id
                            && at(labels, g, z, y, x + 1) == id
                            && (g.isFlat() || (at(labels, g, z - 1, y, x) == id && at(labels, g, z + 1, y, x) == id));
                    if (id != 0 && !inside) {
                        border.add(new int[] {z, y, x});
                    }
                }
            }
        }
        return border;
    }

    private static int at(int[] labels, Grid g, int z, int y, int x) {
        boolean outside = z < 0 || y < 0 || x < 0 || z >= g.z() || y >= g.y() || x >= g.x();
        return outside ? -1 : labels[(z * g.y() + y) * g.x() + x];
    }

    static double[] distances(List<int[]> from, List<int[]> to, Grid g) {
        return from.stream()
                .mapToDouble(a -> to.stream()
                        .mapToDouble(b -> Math.sqrt(square((a[0] - b[0]) * g.dz())
                                + square((a[1] - b[1]) * g.dy())
                                + square((a[2] - b[2]) * g.dx())))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
    }

    private static double square(double v) {
        return v * v;
    }
}
