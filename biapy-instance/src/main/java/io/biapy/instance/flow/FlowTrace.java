package io.biapy.instance.flow;

import io.biapy.core.image.LabelImage;
import java.util.List;

/**
 * Every intermediate result of following flows, for looking inside. Immutable; arrays are shared, not copied. Where flows are
 * followed at another size, all but {@code labels} are of that size.
 *
 * @param diameter of the objects, given or measured, in voxels
 * @param steps that were taken
 * @param ends where each foreground voxel ended, in raster order of the voxels: y, x or z, y, x of one after the other, in voxels
 * @param labelsBeforeCheck objects before the flow check
 * @param flowErrors of objects 1, 2, ... of {@code labelsBeforeCheck}: mean squared difference of the predicted flow and that of
 *     the object alone; empty where there was no check
 * @param labels the result
 */
public record FlowTrace(
        double diameter,
        int steps,
        float[] ends,
        LabelImage labelsBeforeCheck,
        List<Double> flowErrors,
        LabelImage labels) {
    public FlowTrace {
        flowErrors = List.copyOf(flowErrors);
    }

    @Override
    public String toString() {
        return "Flows of " + labels.name() + ": diameter " + diameter + ", " + steps + " steps, "
                + labelsBeforeCheck.objects() + " objects, " + labels.objects() + " after the flow check";
    }
}
