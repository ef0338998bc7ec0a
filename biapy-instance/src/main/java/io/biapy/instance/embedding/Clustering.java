package io.biapy.instance.embedding;

import io.biapy.core.sort.FloatOrder;

/** Proposes clusters from the most to the least seedy voxel. For one image, one thread. */
final class Clustering {
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
        for (int seed : seeds(voxels, options.seed())) {
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
    static int[] seeds(EmbeddedVoxels voxels, double threshold) {
        int count = 0;
        for (int place : voxels.placeInRasterOrder) {
            count += voxels.seediness(place) >= threshold ? 1 : 0;
        }
        int[] keys = new int[count];
        int[] places = new int[count];
        int next = 0;
        for (int place : voxels.placeInRasterOrder) {
            if (voxels.seediness(place) >= threshold) {
                keys[next] = FloatOrder.falling(voxels.seediness(place));
                places[next++] = place;
            }
        }
        FloatOrder.sort(keys, places, count);
        return places;
    }

    /** Collects all places within the seed's margin, clustered or not, and returns their number. */
    private int propose(int seed) {
        boolean deep = voxels.axes == 3;
        return voxels.within(
                voxels.embedding[0][seed],
                voxels.embedding[1][seed],
                deep ? voxels.embedding[2][seed] : 0,
                voxels.sharpness(0, seed),
                voxels.sharpness(1, seed),
                deep ? voxels.sharpness(2, seed) : 1,
                hits);
    }
}
