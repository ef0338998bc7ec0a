package io.biapy.instance.flow;

import io.biapy.core.error.InputException;
import java.util.OptionalDouble;

/**
 * Everything that a {@link FlowDecoder} can be told. Immutable.
 *
 * @param foreground threshold of the foreground channel
 * @param flowThreshold greatest flow error of an object, 0 or less where none is asked for
 * @param steps Euler steps where objects have the mean diameter
 * @param meanDiameter what the network was trained at, in voxels
 * @param diameter that of the objects in voxels; empty where it is measured in each image
 * @param nativeGrid whether flows are followed on the prediction's own grid at any diameter
 * @param removedUpTo objects of at most this many voxels are dropped
 * @param anyFlow whether every voxel of any flow is foreground, whatever the foreground channel says
 */
record FlowOptions(
        double foreground,
        double flowThreshold,
        int steps,
        double meanDiameter,
        OptionalDouble diameter,
        boolean nativeGrid,
        long removedUpTo,
        boolean anyFlow) {
    static final double DIAMETER = 30;
    static final FlowOptions DEFAULT =
            new FlowOptions(0.5, 0.4, 200, DIAMETER, OptionalDouble.of(DIAMETER), false, 0, false);

    FlowOptions {
        if (Double.isNaN(foreground)) {
            throw new InputException("The threshold of the foreground must be a number, such as 0.5; got NaN.");
        }
        if (Double.isNaN(flowThreshold)) {
            throw new InputException("The greatest flow error is a number such as 0.4, or 0 for no check; got NaN.");
        }
        if (steps < 1 || steps > 1_000_000) {
            throw new InputException("Flows are followed for 1 to 1000000 steps, got " + steps + ".");
        }
        requireDiameter(meanDiameter);
        diameter.ifPresent(FlowOptions::requireDiameter);
        if (removedUpTo < 0) {
            throw new InputException("Objects of at most 0 voxels or more are removed, got " + removedUpTo + ".");
        }
    }

    private static void requireDiameter(double voxels) {
        if (!(voxels > 0) || Double.isInfinite(voxels)) {
            throw new InputException("A diameter is a number of voxels above 0, such as 30; got " + voxels + ".");
        }
    }

    FlowOptions withForeground(double threshold) {
        return new FlowOptions(threshold, flowThreshold, steps, meanDiameter, diameter, nativeGrid, removedUpTo, false);
    }

    FlowOptions withFlowThreshold(double most) {
        return new FlowOptions(foreground, most, steps, meanDiameter, diameter, nativeGrid, removedUpTo, anyFlow);
    }

    FlowOptions withSteps(int number) {
        return new FlowOptions(
                foreground, flowThreshold, number, meanDiameter, diameter, nativeGrid, removedUpTo, anyFlow);
    }

    FlowOptions withDiameters(double mean, OptionalDouble own) {
        return new FlowOptions(foreground, flowThreshold, steps, mean, own, nativeGrid, removedUpTo, anyFlow);
    }

    FlowOptions whereFlowIs() {
        return new FlowOptions(foreground, flowThreshold, steps, meanDiameter, diameter, nativeGrid, removedUpTo, true);
    }

    FlowOptions onNativeGrid() {
        return new FlowOptions(foreground, flowThreshold, steps, meanDiameter, diameter, true, removedUpTo, anyFlow);
    }

    FlowOptions removing(long upTo) {
        return new FlowOptions(foreground, flowThreshold, steps, meanDiameter, diameter, nativeGrid, upTo, anyFlow);
    }

    /**
     * Whether the answer at a voxel depends on steps of at most a voxel each, without a change of grid or a measured diameter.
     */
    boolean isLocal() {
        return diameter.isPresent() && (nativeGrid || !isRescaled(diameter.getAsDouble()));
    }

    boolean isRescaled(double own) {
        return !nativeGrid && Math.abs(meanDiameter / own - 1) > 1e-3;
    }

    /** Steps to take for objects of this diameter: fewer for small ones that are followed on their own grid. */
    int stepsFor(double own) {
        return isRescaled(own)
                ? steps
                : (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.rint(own / meanDiameter * steps)));
    }

    @Override
    public String toString() {
        return (anyFlow ? "wherever there is a flow" : "foreground " + foreground) + ", " + steps
                + " steps at diameter " + meanDiameter + ", objects of "
                + (diameter.isPresent() ? "diameter " + diameter.getAsDouble() : "measured diameter")
                + (nativeGrid ? " on their own grid" : "")
                + (flowThreshold > 0 ? ", flow error up to " + flowThreshold : ", no flow check")
                + (removedUpTo > 0 ? ", none of up to " + removedUpTo + " voxels" : "");
    }
}
