package io.biapy.metrics.point;

/** What became of a point. */
public enum PointTag {
    /** True positive: a true point with a match. */
    TP,
    /** False negative: a true point without a match. */
    FN,
    /** False positive: a found point without a match. */
    FP,
    /** Not considered: outside the box that was asked for. */
    NC
}
