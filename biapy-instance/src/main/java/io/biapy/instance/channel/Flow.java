package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;

/**
 * One of BiaPy's channels Gz, Gv and Gh: the component along z, y or x of a vector field that leads from every voxel of an object to its middle; 0 on
 * background. A network learns all components of its dimensions together; a list of channels computes the field once. Trained with squared
 * error against five times the target, as Cellpose does. Immutable.
 *
 * @param channel which component
 * @param type what the field is, the same for all components; {@link FlowType#CELLPOSE} by default
 */
public record Flow(ChannelCode channel, FlowType type) implements TargetChannel {
    private static final float SCALE = 5;

    static final Flow DEPTH = new Flow(ChannelCode.FLOW_DEPTH, FlowType.CELLPOSE);
    static final Flow VERTICAL = new Flow(ChannelCode.FLOW_VERTICAL, FlowType.CELLPOSE);
    static final Flow HORIZONTAL = new Flow(ChannelCode.FLOW_HORIZONTAL, FlowType.CELLPOSE);

    public Flow {
        if (!channel.isFlow()) {
            throw new InputException("A flow is one of Gz, Gv and Gh, got " + channel + ".");
        }
    }

    /** Unit vectors up the heat that spreads from each object's middle. */
    public Flow cellpose() {
        return new Flow(channel, FlowType.CELLPOSE);
    }

    /** The smoothed slope of the distance to each object's border, shorter than 1 where slopes meet. */
    public Flow omnipose() {
        return new Flow(channel, FlowType.OMNIPOSE);
    }

    /** 0 (z), 1 (y) or 2 (x). */
    public int axis() {
        return channel == ChannelCode.FLOW_DEPTH ? 0 : channel == ChannelCode.FLOW_VERTICAL ? 1 : 2;
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public Loss loss() {
        return Loss.MSE;
    }

    @Override
    public float targetScale() {
        return SCALE;
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
        FlowPlanes planes = new FlowPlanes();
        planes.add(this, at);
        planes.encode(labels, into, workers);
    }

    @Override
    public String toString() {
        return type == FlowType.CELLPOSE ? channel.code() : channel + "[gradient_type=" + type + "]";
    }
}
