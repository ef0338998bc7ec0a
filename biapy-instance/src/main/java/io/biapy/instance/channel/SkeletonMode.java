package io.biapy.instance.channel;

import java.util.Locale;

/** How much of a skeleton counts; named as BiaPy's {@code skeleton_mode}. */
public enum SkeletonMode {
    /** All of it. */
    FULL,
    /** The longest way through it, without side branches. */
    MAIN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
