package io.biapy.metrics.partition;

/** What becomes of voxels without a label (id 0). Published figures differ in this; it changes scores a lot where much is background. */
public enum Background {
    /**
     * Voxels that are background in the truth are left out; found background inside true objects is one more found segment. As the
     * variation of information of CREMI, gala and funlib, and scikit-image's {@code adapted_rand_error}. The voxels that a segmentation
     * misses then form one large segment, which costs precision wherever many objects lose their rims.
     */
    TRUTH_IGNORED,
    /**
     * As {@link #TRUTH_IGNORED}, but every missed voxel is a segment of its own, as in the adapted Rand error of SNEMI3D, CREMI and gala:
     * missing costs recall, not precision.
     */
    FOUND_SINGLE,
    /** Only voxels with a label in both count: how objects are split and merged, whatever is missed or invented. */
    EITHER_IGNORED,
    /** Background is a segment like any other, as in scikit-image's {@code variation_of_information} by default. */
    COUNTED
}
