package io.biapy.core.target;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.util.List;

/** Turns labels into the planes that a network learns. Implementations are immutable and safe for several threads. */
public interface TargetEncoder {
    /** {@link #reach()} of an encoder whose targets depend on whole objects. */
    int WHOLE_OBJECTS = Integer.MAX_VALUE;

    /** Planes that it makes. */
    int planes();

    /** How many voxels around a voxel its targets depend on; a crop with this margin gives the targets of the whole image. */
    int reach();

    /**
     * Whether turning or scaling the labels changes more than the place of the values (directions and lengths do), so that targets of turned or
     * scaled labels are made from those. Default false.
     */
    default boolean isGeometric() {
        return false;
    }

    /**
     * Planes with the z, y and x components of vectors that may be cut out of the planes of a whole image and turned with them; y and x are then as long.
     * Empty (default) where there are none, or where they are made anew from turned labels.
     */
    default List<Integer> vectorPlanes() {
        return List.of();
    }

    /** Fills {@code into} with plane after plane, each z, y, x (x fastest). */
    void encode(LabelImage labels, float[] into);

    /** The same with the work shared among threads, where an implementation can; their number changes no bit. */
    default void encode(LabelImage labels, float[] into, Workers workers) {
        encode(labels, into);
    }

    /** The targets of a whole label image, one plane a channel, under its name. */
    default FloatImage encode(LabelImage labels) {
        return encode(labels, Workers.callerOnly());
    }

    /** The same with the work shared among threads. */
    default FloatImage encode(LabelImage labels, Workers workers) {
        float[] planes = new float[Math.multiplyExact(planes(), labels.extent().voxels())];
        encode(labels, planes, workers);
        return FloatImage.of(labels.name(), labels.extent(), planes(), planes);
    }
}
