package io.biapy.synapse.pair;

import io.biapy.core.error.InputException;
import io.biapy.synapse.detect.FoundSites;

/**
 * Gives each postsynaptic site the nearest presynaptic one, in physical units, of several equally near the first. Several may share one. By spatial index:
 * memory grows with the sites, not with their product. Immutable, safe for several threads. As BiaPy's
 * {@code connect_pre_post_synapse_points_by_distance}, which measures in voxels.
 */
public final class NearestPartner {
    private final double most;
    private final boolean inVoxels;

    private NearestPartner(double most, boolean inVoxels) {
        this.most = most;
        this.inVoxels = inVoxels;
    }

    /** However far away. */
    public static NearestPartner anywhere() {
        return new NearestPartner(Double.POSITIVE_INFINITY, false);
    }

    /** At most so far away, in the unit of the voxel size; who has nobody there stays without partner. */
    public static NearestPartner within(double distance) {
        if (!(distance >= 0)) {
            throw new InputException("Partners are at most a distance of at least 0 apart, got " + distance + ".");
        }
        return new NearestPartner(distance, false);
    }

    /** BiaPy's distances: in voxels, whatever their size. */
    public NearestPartner compatibleWithBiapy() {
        return new NearestPartner(most, true);
    }

    /** Who belongs to whom. */
    public SynapseMap pair(FoundSites pre, FoundSites post) {
        double[] from = inVoxels ? places(pre) : pre.scaled();
        double[] to = inVoxels ? places(post) : post.scaled();
        return SynapseMap.of(pre, post, NearestKernel.nearest(from, to, most));
    }

    private static double[] places(FoundSites sites) {
        double[] zyx = new double[3 * sites.size()];
        for (int i = 0; i < zyx.length; i++) {
            zyx[i] = sites.at(i / 3, i % 3);
        }
        return zyx;
    }

    @Override
    public String toString() {
        return "the nearest" + (most == Double.POSITIVE_INFINITY ? "" : " within " + most);
    }
}
