package io.biapy.metrics.surface;

/** How the percentile of a Hausdorff distance is taken; libraries differ, and figures can be compared only under one rule. */
public enum PercentileRule {
    /**
     * In each direction the smallest distance that at least so much of the surface keeps to, by area; then the larger of the two. As in
     * DeepMind's surface-distance and Metrics Reloaded (Maier-Hein et al. 2024).
     */
    EACH_DIRECTION,
    /**
     * In each direction the percentile with linear interpolation between elements (numpy's), whatever their area; then the larger of the
     * two. As in MONAI.
     */
    EACH_DIRECTION_LINEAR,
    /** The distances of both directions in one list, and its percentile with linear interpolation. As in MedPy's {@code hd95}. */
    POOLED_LINEAR
}
