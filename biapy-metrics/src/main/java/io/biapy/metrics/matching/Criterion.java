package io.biapy.metrics.matching;

import java.util.Locale;

/** How well a found object covers a true one: shared voxels divided by something, 0 (apart) to 1. */
public enum Criterion {
    /** Intersection over union, the usual one: 1 only for equal objects. */
    IOU,
    /** Intersection over true object: 1 where the true object is covered; says nothing of what the found one covers besides. */
    IOT,
    /** Intersection over predicted (found) object: 1 where the found object lies within the true one. */
    IOP;

    double score(long shared, long truth, long found) {
        return switch (this) {
            case IOU -> (double) shared / (truth + found - shared);
            case IOT -> (double) shared / truth;
            case IOP -> (double) shared / found;
        };
    }

    /** BiaPy's and StarDist's name of it: {@code iou}, {@code iot}, {@code iop}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
