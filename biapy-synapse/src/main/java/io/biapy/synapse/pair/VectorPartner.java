package io.biapy.synapse.pair;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.synapse.detect.FoundSites;

/**
 * Follows the predicted vector of each postsynaptic site to where its presynaptic site must be, and takes such places that lie close together (single
 * linkage) as one site, in their middle, with their mean score. Sites are numbered in the order of their first postsynaptic site. Immutable, safe for
 * several threads. As BiaPy's {@code extract_synful_synapses}, which adds V to x and H to y, and vectors in voxels.
 */
public final class VectorPartner {
    private final double distance;
    private final double unit;
    private final boolean biapy;

    private VectorPartner(double distance, double unit, boolean biapy) {
        this.distance = distance;
        this.unit = unit;
        this.biapy = biapy;
    }

    /** Places at most so far from each other, in the unit of the voxel size, are one site. */
    public static VectorPartner joining(double distance) {
        if (!(distance >= 0 && Double.isFinite(distance))) {
            throw new InputException("Places are joined within a finite distance of at least 0, got " + distance + ".");
        }
        return new VectorPartner(distance, 1, false);
    }

    /** What a predicted 1 means, in the unit of the voxel size. Default 1. */
    public VectorPartner unit(double length) {
        if (!(length > 0 && Double.isFinite(length))) {
            throw new InputException("The unit of vectors must be above 0, got " + length + ".");
        }
        return new VectorPartner(distance, length, biapy);
    }

    /** BiaPy's reading: V along x, H along y, everything in voxels. */
    public VectorPartner compatibleWithBiapy() {
        return new VectorPartner(distance, unit, true);
    }

    /**
     * Presynaptic sites and who belongs to them.
     *
     * @param prediction channels F_post, Z, V, H
     */
    public SynapseMap pair(FoundSites post, ImageSource prediction) {
        if (prediction.channels() != 4) {
            throw new InputException(
                    "Vectors need the channels F_post, Z, V, H, got " + prediction.channels() + " channels.");
        }
        Calibration voxel = biapy ? Calibration.unknown() : post.voxelSize();
        int n = post.size();
        double[] ends = new double[3 * n];
        for (int i = 0; i < n; i++) {
            float[] vector = vector(prediction, post, i);
            for (int a = 0; a < 3; a++) {
                float way = vector[biapy && a > 0 ? 3 - a : a];
                ends[3 * i + a] = post.at(i, a) * voxel.along(a) + way * unit;
            }
        }
        int[] cluster = SingleLinkage.clusters(ends, distance);
        int count = 0;
        for (int c : cluster) {
            count = Math.max(count, c + 1);
        }
        double[] sums = new double[3 * count];
        double[] scores = new double[count];
        int[] members = new int[count];
        for (int i = 0; i < n; i++) {
            members[cluster[i]]++;
            scores[cluster[i]] += post.score(i);
            for (int a = 0; a < 3; a++) {
                sums[3 * cluster[i] + a] += ends[3 * i + a];
            }
        }
        for (int c = 0; c < count; c++) {
            scores[c] /= members[c];
            for (int a = 0; a < 3; a++) {
                sums[3 * c + a] /= members[c] * voxel.along(a);
            }
        }
        return SynapseMap.of(FoundSites.of(sums, scores, post.voxelSize()), post, cluster);
    }

    private static float[] vector(ImageSource prediction, FoundSites post, int i) {
        long z = clamp(post.at(i, 0), prediction.size().z());
        long y = clamp(post.at(i, 1), prediction.size().y());
        long x = clamp(post.at(i, 2), prediction.size().x());
        Block voxel = new Block(z, y, x, Extent.zyx(1, 1, 1));
        float[] vector = new float[3];
        float[] one = new float[1];
        for (int a = 0; a < 3; a++) {
            prediction.read(1 + a, voxel, one);
            vector[a] = one[0];
        }
        return vector;
    }

    private static long clamp(double place, long size) {
        return Math.max(0, Math.min(size - 1, Math.round(place)));
    }

    @Override
    public String toString() {
        return "along vectors, joined within " + distance;
    }
}
