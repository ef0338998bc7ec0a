package io.biapy.cli.evaluate;

/** A group of scores that {@code --metrics} asks for. */
public enum Metric {
    /** Objects matched one to one. */
    MATCHING,
    /** Variation of information, Rand errors. */
    PARTITION,
    /** Dice and Jaccard of all voxels and of objects. */
    OVERLAP,
    /** Surfaces of matched objects. */
    SURFACE,
    /** Boundaries of whole images. */
    BOUNDARY,
    /** The CREMI challenge's score. */
    CREMI
}
