package io.biapy.core.target;

import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;

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

    /** Fills {@code into} with plane after plane, each z, y, x (x fastest). */
    void encode(LabelImage labels, float[] into);

    /** The targets of a whole label image, one plane a channel, under its name. */
    default FloatImage encode(LabelImage labels) {
        float[] planes = new float[Math.multiplyExact(planes(), labels.extent().voxels())];
        encode(labels, planes);
        return FloatImage.of(labels.name(), labels.extent(), planes(), planes);
    }
}
