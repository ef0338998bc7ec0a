package io.biapy.metrics.partition;

/**
 * One segment that does not fit, with what it adds to the variation of information.
 *
 * @param kind what is wrong with it
 * @param id its id: a true one for {@code SPLIT} and {@code MISSED}, a found one for {@code MERGE} and {@code INVENTED}; 0 is background
 * @param voxels its counted voxels
 * @param parts segments of the other image that share voxels with it
 * @param wrong voxels at fault: outside of its largest part for {@code SPLIT} and {@code MERGE}; over the other image's background for
 *     {@code MISSED} and {@code INVENTED}
 * @param bits what it adds to VOI split ({@code SPLIT}), to VOI merge ({@code MERGE}), or to both by its missed voxels ({@code MISSED});
 *     inventions add nothing where the truth's background does not count
 */
public record SegmentError(Kind kind, long id, long voxels, int parts, long wrong, double bits) {
    /** What is wrong with a segment. */
    public enum Kind {
        /** A true object that several found segments share. */
        SPLIT,
        /** A found segment that shares several true objects. */
        MERGE,
        /** A true object of which more than half has no label. */
        MISSED,
        /** A found segment of which more than half lies over the truth's background. */
        INVENTED
    }
}
