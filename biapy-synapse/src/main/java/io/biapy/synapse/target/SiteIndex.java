package io.biapy.synapse.target;

import io.biapy.core.image.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the sites whose ellipse may reach into a block, by a coarse grid of cells. Immutable, safe for several threads. */
final class SiteIndex {
    private static final int CELL = 128;

    private final List<long[]> sites;
    private final Ellipse size;
    private final Map<List<Long>, List<Integer>> cells = new HashMap<>();

    SiteIndex(List<long[]> sites, Ellipse size) {
        this.sites = sites;
        this.size = size;
        for (int i = 0; i < sites.size(); i++) {
            long[] v = sites.get(i);
            cells.computeIfAbsent(List.of(v[0] / CELL, v[1] / CELL, v[2] / CELL), key -> new ArrayList<>())
                    .add(i);
        }
    }

    /** Rising. */
    int[] near(Block block) {
        long[] from = {block.z() - size.z(), block.y() - size.y(), block.x() - size.x()};
        long[] to = {
            block.z() + block.extent().z() - 1 + size.z(),
            block.y() + block.extent().y() - 1 + size.y(),
            block.x() + block.extent().x() - 1 + size.x()
        };
        List<Integer> found = new ArrayList<>();
        for (long z = Math.max(0, from[0]) / CELL; z <= to[0] / CELL; z++) {
            for (long y = Math.max(0, from[1]) / CELL; y <= to[1] / CELL; y++) {
                for (long x = Math.max(0, from[2]) / CELL; x <= to[2] / CELL; x++) {
                    for (int i : cells.getOrDefault(List.of(z, y, x), List.of())) {
                        long[] v = sites.get(i);
                        boolean near = true;
                        for (int a = 0; a < 3; a++) {
                            near &= v[a] >= from[a] && v[a] <= to[a];
                        }
                        if (near) {
                            found.add(i);
                        }
                    }
                }
            }
        }
        return found.stream().mapToInt(i -> i).sorted().toArray();
    }
}
