package io.biapy.metrics.matching;

import java.util.OptionalLong;

/**
 * What became of one true object.
 *
 * @param truthId id of the true object
 * @param foundId id of the found object beside it: its match, or for a missed object the one that came closest, if any
 * @param score score of the two by the matching's criterion, 0 where there is no found object
 * @param tag whether they match
 */
public record Association(long truthId, OptionalLong foundId, double score, Tag tag) {
    /** Whether a true object was found. */
    public enum Tag {
        /** True positive: it has a match. */
        TP,
        /** False negative: it has none. */
        FN
    }
}
