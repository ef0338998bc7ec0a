package io.biapy.instance.decode;

import io.biapy.core.image.Extent;

/**
 * How far a decoder's answer at one voxel can depend on the prediction around it; a tiled run reads it to choose its halo and its
 * rounds. Immutable, safe for several threads.
 *
 * @param kind whether one halo is enough
 * @param voxels how far one decision looks along z, y and x; all 0 where {@code kind} is {@link Kind#WHOLE_IMAGE}
 */
public record Reach(Kind kind, Extent voxels) {
    /** What a halo of {@link Reach#voxels()} gives. */
    public enum Kind {
        /** Everything: a tile with this halo has the answer of the whole image. */
        BOUNDED,
        /** Each single decision, but decisions chain (flooding, suppression), so tiles must exchange them in rounds. */
        CHAINED,
        /** Nothing: the answer depends on all of the image. */
        WHOLE_IMAGE
    }

    /** One halo is enough. */
    public static Reach bounded(Extent voxels) {
        return new Reach(Kind.BOUNDED, voxels);
    }

    /** Decisions that look this far and chain. */
    public static Reach chained(Extent voxels) {
        return new Reach(Kind.CHAINED, voxels);
    }

    /** Only the whole image will do. */
    public static Reach wholeImage() {
        return new Reach(Kind.WHOLE_IMAGE, Extent.zyx(0, 0, 0));
    }

    /** The same of decisions on values that themselves look this far. */
    public Reach widenedBy(Extent more) {
        return kind == Kind.WHOLE_IMAGE
                ? this
                : new Reach(kind, Extent.zyx(voxels.z() + more.z(), voxels.y() + more.y(), voxels.x() + more.x()));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case BOUNDED -> "up to " + voxels + " voxels away";
            case CHAINED -> "decisions up to " + voxels + " voxels away, which chain";
            case WHOLE_IMAGE -> "the whole image";
        };
    }
}
