package io.biapy.synapse.detect;

/**
 * A voxel that may become a site.
 *
 * @param rank what decides who goes first: the value, or a blob's response
 * @param score what was predicted there
 * @param sigma index of a blob's size, 0 for a peak
 */
record Candidate(long z, long y, long x, float rank, float score, int sigma, double dz, double dy, double dx)
        implements Comparable<Candidate> {
    /** The highest first, then in the order of the voxels. */
    @Override
    public int compareTo(Candidate other) {
        int order = Float.compare(other.rank, rank);
        order = order != 0 ? order : Long.compare(z, other.z);
        order = order != 0 ? order : Long.compare(y, other.y);
        order = order != 0 ? order : Long.compare(x, other.x);
        return order != 0 ? order : Integer.compare(sigma, other.sigma);
    }
}
