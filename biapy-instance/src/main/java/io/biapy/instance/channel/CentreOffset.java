package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import java.util.List;

/**
 * BiaPy's channels H, V and Z (HoVer-Net): inside objects the signed offset from the object's centre along x, y or z, 0 on background. In
 * voxels it is i + 1 - floor(c + 1/2), c the centroid along the axis, as BiaPy counts. S. Graham et al., "HoVer-Net", Medical Image
 * Analysis 58 (2019). Immutable.
 *
 * @param channel {@link ChannelCode#HORIZONTAL} (x), {@link ChannelCode#VERTICAL} (y) or {@link ChannelCode#DEPTH} (z)
 * @param normalized true (the default): in each object the negative values are divided by the size of the least, the positive ones by the
 *     greatest; false: times the voxel size along the axis (BiaPy 3.7.1 leaves voxels)
 * @param activation {@link Activation#LINEAR} by default, or {@link Activation#TANH}
 */
public record CentreOffset(ChannelCode channel, boolean normalized, Activation activation) implements TargetChannel {
    private static final List<Activation> SIGNED = List.of(Activation.LINEAR, Activation.TANH);

    public CentreOffset {
        if (!channel.isCentreOffset()) {
            throw new InputException("Offsets from the centre are the channels H, V and Z, got " + channel + ".");
        }
        if (!SIGNED.contains(activation)) {
            throw new InputException("Channel " + channel + " has values of both signs and needs the activation "
                    + "linear or tanh, got " + activation + ".");
        }
    }

    static CentreOffset of(ChannelCode channel) {
        return new CentreOffset(channel, true, Activation.LINEAR);
    }

    static CentreOffset parse(ChannelCode channel, ChannelOptions options) {
        return new CentreOffset(
                channel, options.flag("norm", true), ActivationName.read(options, Activation.LINEAR, SIGNED));
    }

    /** The offset itself, in the unit of the voxel size. */
    public CentreOffset raw() {
        return new CentreOffset(channel, false, activation);
    }

    /** Limited to -1 to 1 at prediction. */
    public CentreOffset tanh() {
        return new CentreOffset(channel, normalized, Activation.TANH);
    }

    @Override
    public Loss loss() {
        return Loss.L1;
    }

    @Override
    public boolean isGeometric() {
        return true;
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        OffsetPlanes planes = new OffsetPlanes();
        planes.add(this, at);
        planes.encode(labels, into, workers);
    }

    /** 0 (z), 1 (y) or 2 (x). */
    int axis() {
        return channel == ChannelCode.DEPTH ? 0 : channel == ChannelCode.VERTICAL ? 1 : 2;
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel,
                List.of(
                        new ChannelOptions.Option("norm", normalized, true),
                        new ChannelOptions.Option(
                                "act", ActivationName.of(activation), ActivationName.of(Activation.LINEAR))));
    }
}
