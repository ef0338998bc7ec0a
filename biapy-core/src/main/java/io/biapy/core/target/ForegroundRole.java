package io.biapy.core.target;

/** What a channel's target says about where objects are; other channels' losses may count there only. */
public enum ForegroundRole {
    /** Nothing. */
    NONE,
    /** Objects where the target is above 0, as BiaPy's F and M. */
    POSITIVE,
    /** Objects where the target is 0, as BiaPy's B. */
    ZERO,
    /** Objects where the target is above 0, asked only where no other channel tells, as BiaPy's Db. */
    POSITIVE_FALLBACK
}
