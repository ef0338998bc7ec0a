package io.biapy.metrics.matching;

/** What an image without true objects, in which nothing was found either, adds to the mean over images. */
public enum EmptyImages {
    /** It counts 0, like an image in which nothing matches: the definition of StarDist and BiaPy, and the default. */
    ZERO,
    /** It counts 1 at every score: there was nothing to find and nothing was invented. */
    PERFECT,
    /** It does not count at all. */
    LEFT_OUT
}
