package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.ForegroundRole;
import io.biapy.core.target.Loss;
import java.util.List;

/**
 * BiaPy's channel B: 1 outside objects, 0 inside. Dilation grows the background into each object, erosion then takes it away
 * around each object. (BiaPy 3.7.1 writes 1 inside the objects as soon as one of the two is set; here it stays the background.)
 * Immutable.
 *
 * @param erosion radius along z, y and x in voxels, 0 by default
 * @param dilation radius along z, y and x in voxels, 0 by default
 */
public record Background(Extent erosion, Extent dilation) implements TargetChannel, Morphological<Background> {
    static final Background DEFAULT = new Background(Ellipsoid.NONE, Ellipsoid.NONE);

    @Override
    public Background erosion(Extent radius) {
        return new Background(radius, dilation);
    }

    @Override
    public Background dilation(Extent radius) {
        return new Background(erosion, radius);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.BACKGROUND;
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
        return ForegroundRole.ZERO;
    }

    @Override
    public int reach() {
        return Ellipsoid.reach(erosion) + Ellipsoid.reach(dilation);
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        ObjectMasks.paint(labels, dilation, false, erosion, 1, 0, into, at, workers);
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
