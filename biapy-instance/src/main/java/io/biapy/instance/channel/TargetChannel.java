package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.target.OutputChannel;

/**
 * One representation of instances that a network learns, and how labels become it. Implementations are immutable values with
 * fluent options; {@code toString()} gives the text that {@link #parse(String)} reads. Safe for several threads. As BiaPy's
 * {@code labels_into_channels}.
 */
public sealed interface TargetChannel extends OutputChannel permits Foreground, Background, Contour, BorderDistance {
    /** Which channel this is. */
    ChannelCode channel();

    @Override
    default String code() {
        return channel().code();
    }

    @Override
    default int width() {
        return 1;
    }

    /** Planes of target that {@link #encode} fills. */
    default int planes() {
        return 1;
    }

    /**
     * How many voxels around a voxel its target depends on, or {@link io.biapy.core.target.TargetEncoder#WHOLE_OBJECTS}.
     */
    int reach();

    /**
     * Fills the first {@link #planes()} planes of {@code into}, each z, y, x (x fastest), with the target of {@code labels}. Distances use
     * the image's voxel size. The same labels give the same values, whatever the ids are called.
     */
    void encode(LabelImage labels, float[] into);

    /** BiaPy's F: 1 inside objects. */
    static Foreground foreground() {
        return Foreground.DEFAULT;
    }

    /** BiaPy's B: 1 outside objects. */
    static Background background() {
        return Background.DEFAULT;
    }

    /** BiaPy's C: 1 on borders between different labels, thick by default. */
    static Contour contour() {
        return Contour.DEFAULT;
    }

    /** BiaPy's Db: distance to the object's border, scaled to 0..1 in each object by default. */
    static BorderDistance borderDistance() {
        return BorderDistance.DEFAULT;
    }

    /**
     * Reads a code with its options, for example {@code F}, {@code F[erosion=1]}, {@code F[dilation=0x2x2]} (radii along z, y and x),
     * {@code C[mode=inner]}, {@code Db[val_type=raw]}. A typo is answered with the nearest valid name.
     */
    static TargetChannel parse(String text) {
        return ChannelParser.parse(text);
    }
}
