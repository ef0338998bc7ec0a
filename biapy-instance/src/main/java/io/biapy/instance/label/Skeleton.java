package io.biapy.instance.label;

import io.biapy.core.image.Extent;

/**
 * Thins a mask to lines of one voxel that keep its connection, as {@code skimage.morphology.skeletonize} does. Nothing outside the array is
 * set. Time O(steps x voxels of the mask), with as many steps as half the thickness.
 */
public final class Skeleton {
    private Skeleton() {}

    /**
     * Of each slice alone. T. Y. Zhang, C. Y. Suen, "A fast parallel algorithm for thinning digital patterns" (1984).
     *
     * @param mask z, y, x (x fastest); stays as it is
     */
    public static boolean[] ofSlices(boolean[] mask, Extent extent) {
        FlatArrays.requireVoxels("mask", mask.length, extent);
        boolean[] out = mask.clone();
        for (int z = 0; z < extent.z(); z++) {
            SliceThinningKernel.thin(out, z * extent.y() * extent.x(), extent.y(), extent.x());
        }
        return out;
    }

    /**
     * In three dimensions. T.-C. Lee, R. L. Kashyap, C.-N. Chu, "Building skeleton models via 3-D medial surface/axis thinning algorithms" (1994).
     *
     * @param mask z, y, x (x fastest); stays as it is
     */
    public static boolean[] ofVolume(boolean[] mask, Extent extent) {
        FlatArrays.requireVoxels("mask", mask.length, extent);
        boolean[] out = mask.clone();
        VolumeThinningKernel.thin(out, extent.z(), extent.y(), extent.x());
        return out;
    }

    /**
     * The longest way through the largest connected part of a skeleton (neighbours by faces, edges and corners, steps by their length in voxels),
     * without side branches: from the voxel farthest from the part's first one to the voxel farthest from there. As BiaPy's
     * {@code skeleton_main_branch}.
     */
    public static boolean[] longestPath(boolean[] skeleton, Extent extent) {
        FlatArrays.requireVoxels("skeleton", skeleton.length, extent);
        boolean[] out = new boolean[skeleton.length];
        SkeletonPathKernel.longest(skeleton, extent.z(), extent.y(), extent.x(), out);
        return out;
    }
}
