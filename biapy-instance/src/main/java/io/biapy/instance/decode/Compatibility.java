package io.biapy.instance.decode;

/** Whose answer a decoder gives where BiaPy's differs from the right one. */
public enum Compatibility {
    /** The right one. */
    NONE,
    /** That of BiaPy 3.7.1, its approximations included; to reproduce earlier results. */
    BIAPY
}
