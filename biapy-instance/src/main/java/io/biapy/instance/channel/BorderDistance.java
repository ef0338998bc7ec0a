package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.ForegroundRole;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;

/**
 * BiaPy's channel Db: how far inside its object a voxel lies, 0 on background. Distances are exact and physical (the image's voxel
 * size); BiaPy 3.7.1 never passes a voxel size and takes the wrong two entries of one in 2D. An object that fills the whole image has
 * no border in it: there the image's own edge stands for it.
 *
 * <p>What is trained is what is predicted: linear with mean absolute error inside objects. (BiaPy applies a second sigmoid to a
 * normalised Db at prediction; that belongs to its checkpoints only.) Immutable.
 *
 * @param valueType how distances become values, {@link DistanceValue#NORMALIZED} by default
 */
public record BorderDistance(DistanceValue valueType) implements TargetChannel {
    static final BorderDistance DEFAULT = new BorderDistance(DistanceValue.NORMALIZED);

    /** In each object from 0 on its border to 1 where it is deepest; 0 where all voxels are equally deep. */
    public BorderDistance normalized() {
        return new BorderDistance(DistanceValue.NORMALIZED);
    }

    /** The distance itself, in the unit of the voxel size. */
    public BorderDistance raw() {
        return new BorderDistance(DistanceValue.RAW);
    }

    /** The normalised distance in ten bins, predicted as classes: 1 to 10 inside objects, 0 on background. */
    public BorderDistance discretized() {
        return new BorderDistance(DistanceValue.DISCRETIZED);
    }

    /**
     * The smooth distance field of Omnipose in voxels (its decoder counts in voxels, so the voxel size is not used), -5 on background.
     * Its last few thousandths depend on all objects of the image together, as in Omnipose. In 3D it is the same along every axis
     * (BiaPy 3.7.1 leaves out x).
     */
    public BorderDistance omnipose() {
        return new BorderDistance(DistanceValue.OMNIPOSE);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.BORDER_DISTANCE;
    }

    @Override
    public int width() {
        return valueType == DistanceValue.DISCRETIZED ? 11 : 1;
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public Loss loss() {
        return valueType == DistanceValue.DISCRETIZED ? Loss.CE : Loss.L1;
    }

    @Override
    public boolean masked() {
        return valueType == DistanceValue.NORMALIZED || valueType == DistanceValue.RAW;
    }

    @Override
    public ForegroundRole foregroundRole() {
        return ForegroundRole.POSITIVE_FALLBACK;
    }

    @Override
    public boolean isGeometric() {
        return valueType == DistanceValue.RAW || valueType == DistanceValue.OMNIPOSE;
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        if (valueType == DistanceValue.OMNIPOSE) {
            ObjectDistances.omnipose(labels, into, at, workers);
            return;
        }
        ObjectDistances.fill(labels, into, at, workers);
        if (valueType != DistanceValue.RAW) {
            ObjectRuns.of(labels, workers).normalize(into, at);
        }
        if (valueType == DistanceValue.DISCRETIZED) {
            ObjectDistances.discretize(labels.codes(), into, at, workers);
        }
    }

    @Override
    public String toString() {
        return valueType == DistanceValue.NORMALIZED ? "Db" : "Db[val_type=" + valueType + "]";
    }
}
