package io.biapy.io;

/** What saving does where a file of that name exists. */
public enum IfExists {
    /** Leaves it as it is, and fails. */
    REFUSE,
    /** Replaces it, once the new one is complete. */
    REPLACE
}
