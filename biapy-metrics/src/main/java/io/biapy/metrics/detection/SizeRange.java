package io.biapy.metrics.detection;

import java.util.List;

/**
 * A range of object sizes, both ends included: in voxels, or in the unit of {@link ScoredImage#voxelVolume(double)}.
 *
 * @param name name in results, such as {@code small}
 * @param from least size
 * @param to largest size
 */
public record SizeRange(String name, double from, double to) {
    /** Every object. */
    public static final SizeRange ALL = new SizeRange("all", 0, Double.POSITIVE_INFINITY);

    /** Checks the range. */
    public SizeRange {
        if (!(from >= 0 && from <= to)) {
            throw new IllegalArgumentException(
                    "A range of sizes rises from 0 or more, but " + name + " goes from " + from + " to " + to + ".");
        }
    }

    /** COCO's ranges of pixels in photographs: all, small (to 32^2), medium (to 96^2), large. */
    public static List<SizeRange> coco() {
        return List.of(
                ALL,
                new SizeRange("small", 0, 32 * 32),
                new SizeRange("medium", 32 * 32, 96 * 96),
                new SizeRange("large", 96 * 96, Double.POSITIVE_INFINITY));
    }

    boolean contains(double size) {
        return size >= from && size <= to;
    }
}
