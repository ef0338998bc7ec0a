package io.biapy.core.patch;

/** What a patch sees beyond the border of the image. */
public enum PatchPadding {
    /** The image reflected at its border. The default. */
    REFLECT,
    /** Zeros, as BiaPy pads for its flow network. */
    ZERO,
    /** Median of the border plane of that side, each channel by itself, rounded down where the image holds integers; for volumes. BiaPy's {@code
     * DATA.TEST.MEDIAN_PADDING}. */
    MEDIAN
}
