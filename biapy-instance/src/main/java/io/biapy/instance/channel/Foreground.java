package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.ForegroundRole;
import io.biapy.core.target.Loss;
import java.util.List;

/**
 * BiaPy's channel F: 1 inside objects, 0 elsewhere. With options each object alone is first dilated, then eroded, with an ellipsoid;
 * erosion opens gaps between objects that touch. Immutable.
 *
 * @param erosion radius along z, y and x in voxels, 0 by default
 * @param dilation radius along z, y and x in voxels, 0 by default
 */
public record Foreground(Extent erosion, Extent dilation) implements TargetChannel, Morphological<Foreground> {
    static final Foreground DEFAULT = new Foreground(Ellipsoid.NONE, Ellipsoid.NONE);

    @Override
    public Foreground erosion(Extent radius) {
        return new Foreground(radius, dilation);
    }

    @Override
    public Foreground dilation(Extent radius) {
        return new Foreground(erosion, radius);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.FOREGROUND;
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }

    @Override
    public Loss loss() {
        return Loss.BCE;
    }

    @Override
    public ForegroundRole foregroundRole() {
        return ForegroundRole.POSITIVE;
    }

    @Override
    public int reach() {
        return Ellipsoid.reach(erosion) + Ellipsoid.reach(dilation);
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        ObjectMasks.paint(labels, dilation, true, erosion, 0, 1, into, at, workers);
    }

    /** The codes of the objects as this channel changes them; where they overlap the larger one wins. */
    int[] objects(LabelImage labels, Workers workers) {
        return ObjectMasks.change(labels, dilation, true, erosion, workers);
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel(),
                List.of(
                        new ChannelOptions.Option("erosion", erosion, Ellipsoid.NONE),
                        new ChannelOptions.Option("dilation", dilation, Ellipsoid.NONE)));
    }
}
