package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.ForegroundRole;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import java.util.List;

/**
 * BiaPy's channel Db: how far inside its object a voxel lies, 0 on background. Distances are exact and physical (the image's voxel
 * size); BiaPy 3.7.1 never passes a voxel size and takes the wrong two entries of one in 2D. An object that fills the whole image has
 * no border in it: there the image's own edge stands for it.
 *
 * <p>What is trained is what is predicted, with mean absolute error: linear unless {@link #activation} says otherwise. (BiaPy trains a
 * normalised Db without its sigmoid and then predicts with it; that belongs to its checkpoints only.) Immutable.
 *
 * @param valueType how distances become values, {@link DistanceValue#NORMALIZED} by default
 * @param activation {@link Activation#LINEAR} by default; {@link Activation#SIGMOID} or {@link Activation#TANH} for the normalised distance
 * @param masked whether the loss counts inside objects only: by default for normalised and raw distances, never for bins
 * @param background what Omnipose's distance is on background, below 0; -5 by default and for all others
 */
public record BorderDistance(DistanceValue valueType, Activation activation, boolean masked, double background)
        implements TargetChannel {
    private static final double OMNIPOSE_BACKGROUND = -5;

    static final BorderDistance DEFAULT = of(DistanceValue.NORMALIZED);

    public BorderDistance {
        if (activation != Activation.LINEAR && valueType != DistanceValue.NORMALIZED) {
            throw new InputException("Channel Db has an activation (act) only where its distance is normalised"
                    + " (val_type=norm), which lies between 0 and 1; got act=" + ActivationName.of(activation)
                    + " with val_type=" + valueType + ".");
        }
        if (masked && valueType == DistanceValue.DISCRETIZED) {
            throw new InputException("Binned distances (val_type=discretize) are classes, background is one of them;"
                    + " their loss counts everywhere, so mask_values must be false.");
        }
        if (!(background < 0) || Double.isInfinite(background)) {
            throw new InputException(
                    "The distance of Omnipose is below 0 on background (dist_bg above 0), got " + -background + ".");
        }
    }

    static BorderDistance of(DistanceValue type) {
        return new BorderDistance(type, Activation.LINEAR, isMaskedByDefault(type), OMNIPOSE_BACKGROUND);
    }

    static BorderDistance parse(ChannelOptions options) {
        DistanceValue type = DistanceValue.parse(options.text("val_type", DistanceValue.NORMALIZED.toString()));
        return new BorderDistance(
                type,
                ActivationName.read(
                        options, Activation.LINEAR, List.of(Activation.LINEAR, Activation.SIGMOID, Activation.TANH)),
                options.flag("mask_values", isMaskedByDefault(type)),
                -options.number("dist_bg", -OMNIPOSE_BACKGROUND, 0));
    }

    private static boolean isMaskedByDefault(DistanceValue type) {
        return type == DistanceValue.NORMALIZED || type == DistanceValue.RAW;
    }

    /** In each object from 0 on its border to 1 where it is deepest; 0 where all voxels are equally deep. */
    public BorderDistance normalized() {
        return of(DistanceValue.NORMALIZED);
    }

    /** The distance itself, in the unit of the voxel size. */
    public BorderDistance raw() {
        return of(DistanceValue.RAW);
    }

    /** The normalised distance in ten bins, predicted as classes: 1 to 10 inside objects, 0 on background. */
    public BorderDistance discretized() {
        return of(DistanceValue.DISCRETIZED);
    }

    /**
     * The smooth distance field of Omnipose in voxels (its decoder counts in voxels, so the voxel size is not used), -5 on background.
     * Its last few thousandths depend on all objects of the image together, as in Omnipose. In 3D it is the same along every axis
     * (BiaPy 3.7.1 leaves out x).
     */
    public BorderDistance omnipose() {
        return of(DistanceValue.OMNIPOSE);
    }

    /** With a loss that counts everywhere, also on background. */
    public BorderDistance everywhere() {
        return new BorderDistance(valueType, activation, false, background);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.BORDER_DISTANCE;
    }

    @Override
    public int width() {
        return valueType == DistanceValue.DISCRETIZED ? 11 : 1;
    }

    /** Softmax over the bins where the distance is binned, else as given. */
    @Override
    public Activation activation() {
        return valueType == DistanceValue.DISCRETIZED ? Activation.SOFTMAX : activation;
    }

    @Override
    public Loss loss() {
        return valueType == DistanceValue.DISCRETIZED ? Loss.CE : Loss.L1;
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
            ObjectDistances.omnipose(labels, (float) background, into, at, workers);
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
        return ChannelOptions.text(
                channel(),
                List.of(
                        new ChannelOptions.Option("val_type", valueType, DistanceValue.NORMALIZED),
                        new ChannelOptions.Option(
                                "act", ActivationName.of(activation), ActivationName.of(Activation.LINEAR)),
                        new ChannelOptions.Option("mask_values", masked, isMaskedByDefault(valueType)),
                        new ChannelOptions.Option("dist_bg", -background, -OMNIPOSE_BACKGROUND)));
    }
}
