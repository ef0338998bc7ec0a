package io.biapy.core.normalize;

/** What is done to the values of a channel; names in files are BiaPy's. */
public enum Scaling {
    /** By 255, or 65535 where a value passes 255, or 1 where none passes 1. */
    DIVIDE("div"),
    /** (x - least) / (most - least). */
    SCALE_RANGE("scale_range"),
    /** (x - mean) / standard deviation. */
    ZERO_MEAN_UNIT_VARIANCE("zero_mean_unit_variance");

    private final String code;

    Scaling(String code) {
        this.code = code;
    }

    /** BiaPy's {@code DATA.NORMALIZATION.TYPE}. */
    public String code() {
        return code;
    }
}
