package io.biapy.instance.channel;

import java.util.Locale;

/** What stands for the middle of an object; named as BiaPy's {@code type}. */
public enum CentreType {
    /** Its centroid, which may lie outside a bent object. */
    CENTROID,
    /** Its skeleton: in 2D by Zhang and Suen, in 3D by Lee. */
    SKELETON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
