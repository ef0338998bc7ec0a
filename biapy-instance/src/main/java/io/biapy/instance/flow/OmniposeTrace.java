package io.biapy.instance.flow;

import io.biapy.core.image.LabelImage;
import java.util.List;

/**
 * Every intermediate result of Omnipose's decoding, for looking inside. Immutable; arrays are shared, not copied.
 *
 * @param foreground one value a voxel, z, y, x with x fastest
 * @param flow what is followed: y then x, in 3D z before them, each z, y, x with x fastest
 * @param steps that were taken
 * @param ends where each foreground voxel ended, in raster order of the voxels: y, x or z, y, x of one after the other, in voxels
 * @param labelsBeforeCheck objects before the flow check
 * @param flowErrors of objects 1, 2, ... of {@code labelsBeforeCheck}; empty where there was no check
 * @param labels the result
 */
public record OmniposeTrace(
        boolean[] foreground,
        float[] flow,
        int steps,
        float[] ends,
        LabelImage labelsBeforeCheck,
        List<Double> flowErrors,
        LabelImage labels) {
    public OmniposeTrace {
        flowErrors = List.copyOf(flowErrors);
    }

    @Override
    public String toString() {
        return "Omnipose flows of " + labels.name() + ": " + steps + " steps, " + labelsBeforeCheck.objects()
                + " objects, " + labels.objects() + " after the flow check";
    }
}
