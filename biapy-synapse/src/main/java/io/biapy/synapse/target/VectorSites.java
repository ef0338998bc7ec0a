package io.biapy.synapse.target;

import io.biapy.core.image.Calibration;
import io.biapy.synapse.annotation.SynapsePairs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Postsynaptic sites with the presynaptic voxel that their vectors lead to; of several partners of one voxel the first counts. The partner may lie outside
 * of the volume.
 *
 * @param posts z, y, x
 * @param pres the partner of each
 */
record VectorSites(List<long[]> posts, List<long[]> pres, Ellipse size, Calibration voxel) {
    static VectorSites of(SynapsePairs pairs, Ellipse size) {
        List<long[]> posts = new ArrayList<>();
        List<long[]> pres = new ArrayList<>();
        Set<List<Long>> seen = new HashSet<>();
        for (int k = 0; k < pairs.size(); k++) {
            long[] post = {pairs.postVoxel(k, 0), pairs.postVoxel(k, 1), pairs.postVoxel(k, 2)};
            boolean inside = post[0] >= 0
                    && post[1] >= 0
                    && post[2] >= 0
                    && post[0] < pairs.volume().z()
                    && post[1] < pairs.volume().y()
                    && post[2] < pairs.volume().x();
            if (inside && seen.add(List.of(post[0], post[1], post[2]))) {
                posts.add(post);
                pres.add(new long[] {pairs.preVoxel(k, 0), pairs.preVoxel(k, 1), pairs.preVoxel(k, 2)});
            }
        }
        return new VectorSites(posts, pres, size, pairs.voxelSize());
    }
}
