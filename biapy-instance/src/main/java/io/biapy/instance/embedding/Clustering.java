package io.biapy.instance.embedding;

import io.biapy.core.sort.FloatOrder;

/** Proposes clusters from the most to the least seedy voxel. For one image, one thread. */
final class Clustering {
    private static final double MARGIN = Math.log(2) * (1 + 1e-5); // a little too far: the kernel decides

    private final EmbeddedVoxels voxels;
    private final ClusterOptions options;
    private final boolean[] clustered;
    private final int[] hits;
    private int remaining;

    Clustering(EmbeddedVoxels voxels, ClusterOptions options) {
        this.voxels = voxels;
        this.options = options;
        this.clustered = new boolean[voxels.count()];
        this.hits = new int[voxels.count()];
        this.remaining = voxels.count();
    }

    /** Writes ids from 1 in the order in which objects are found. */
    void label(int[] labels) {
        int id = 0;
        for (int seed : seeds()) {
            if (clustered[seed]) {
                continue;
            }
            if (remaining <= options.leastUnclustered()) {
                return;
            }
            take(seed);
            int size = propose(seed);
            int fresh = 0;
            for (int k = 0; k < size; k++) {
                fresh += clustered[hits[k]] ? 0 : 1;
            }
            boolean accepted = size > options.leastObject() && fresh > size - fresh;
            id += accepted ? 1 : 0;
            for (int k = 0; k < size; k++) {
                take(hits[k]);
                if (accepted) {
                    labels[voxels.voxel[hits[k]]] = id;
                }
            }
        }
    }

    private void take(int place) {
        if (!clustered[place]) {
            clustered[place] = true;
            remaining--;
        }
    }

    /** Places that may found an object, the most seedy first, equal ones in raster order. */
    private int[] seeds() {
        int count = 0;
        for (int place : voxels.placeInRasterOrder) {
            count += isSeed(place) ? 1 : 0;
        }
        int[] keys = new int[count];
        int[] places = new int[count];
        int next = 0;
        for (int place : voxels.placeInRasterOrder) {
            if (isSeed(place)) {
                keys[next] = FloatOrder.falling(voxels.seediness(place));
                places[next++] = place;
            }
        }
        FloatOrder.sort(keys, places, count);
        return places;
    }

    private boolean isSeed(int place) {
        return voxels.seediness(place) >= options.seed();
    }

    /** Collects all places within the seed's margin, clustered or not, and returns their number. */
    private int propose(int seed) {
        EmbeddingCells cells = voxels.cells;
        boolean deep = voxels.axes == 3;
        float[] ex = voxels.embedding[0];
        float[] ey = voxels.embedding[1];
        float[] ez = voxels.embedding[deep ? 2 : 0];
        float sx = voxels.sharpness(0, seed);
        float sy = voxels.sharpness(1, seed);
        float sz = deep ? voxels.sharpness(2, seed) : 1;
        int x0 = cells.along(0, ex[seed] - reach(sx));
        int x1 = cells.along(0, ex[seed] + reach(sx));
        int y0 = cells.along(1, ey[seed] - reach(sy));
        int y1 = cells.along(1, ey[seed] + reach(sy));
        int z0 = deep ? cells.along(2, ez[seed] - reach(sz)) : 0;
        int z1 = deep ? cells.along(2, ez[seed] + reach(sz)) : 0;
        int count = 0;
        for (int z = z0; z <= z1; z++) {
            for (int y = y0; y <= y1; y++) {
                int row = (z * cells.ny() + y) * cells.nx();
                int from = voxels.start[row + x0];
                int to = voxels.start[row + x1 + 1];
                count = deep
                        ? EmbeddingKernel.within3(
                                ex, ey, ez, from, to, ex[seed], ey[seed], ez[seed], sx, sy, sz, hits, count)
                        : EmbeddingKernel.within2(ex, ey, from, to, ex[seed], ey[seed], sx, sy, hits, count);
            }
        }
        return count;
    }

    /** How far members can be along one axis. */
    private static double reach(float sharpness) {
        return Math.sqrt(MARGIN / sharpness);
    }
}
