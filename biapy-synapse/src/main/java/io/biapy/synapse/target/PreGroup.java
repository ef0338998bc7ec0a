package io.biapy.synapse.target;

import io.biapy.synapse.annotation.SynapsePairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The postsynaptic sites of one presynaptic voxel, both inside the volume; groups in the order in which pairs name them first.
 *
 * @param pre z, y, x
 * @param posts one row each
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record PreGroup(long[] pre, long[][] posts) {
    static List<PreGroup> of(SynapsePairs pairs) {
        Map<List<Long>, List<long[]>> groups = new LinkedHashMap<>();
        for (int k = 0; k < pairs.size(); k++) {
            if (pairs.isInside(k)) {
                groups.computeIfAbsent(
                                List.of(pairs.preVoxel(k, 0), pairs.preVoxel(k, 1), pairs.preVoxel(k, 2)),
                                key -> new ArrayList<>())
                        .add(new long[] {pairs.postVoxel(k, 0), pairs.postVoxel(k, 1), pairs.postVoxel(k, 2)});
            }
        }
        List<PreGroup> list = new ArrayList<>();
        groups.forEach((pre, posts) ->
                list.add(new PreGroup(new long[] {pre.get(0), pre.get(1), pre.get(2)}, posts.toArray(long[][]::new))));
        return list;
    }
}
