package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Where the components of a list's flows are to be written, so that each field is computed once. Not for several threads. */
final class FlowPlanes {
    private static final int NOT_WANTED = -1;

    private final Map<FlowType, int[]> planes = new EnumMap<>(FlowType.class);

    void add(Flow flow, int at) {
        int[] ofType = planes.computeIfAbsent(flow.type(), t -> new int[] {NOT_WANTED, NOT_WANTED, NOT_WANTED});
        ofType[flow.axis()] = at;
    }

    void encode(LabelImage labels, float[] into, Workers workers) {
        planes.forEach((type, ofType) -> encode(labels, type, into, ofType, workers));
    }

    private static void encode(LabelImage labels, FlowType type, float[] into, int[] ofType, Workers workers) {
        int voxels = labels.extent().voxels();
        FlowPlane[] wanted = new FlowPlane[3];
        for (int axis = 0; axis < 3; axis++) {
            int at = ofType[axis];
            wanted[axis] = at == NOT_WANTED ? FlowPlane.NONE : new FlowPlane(into, at);
            if (at != NOT_WANTED) {
                Arrays.fill(into, at, at + voxels, 0);
            }
        }
        if (type == FlowType.OMNIPOSE) {
            FlowField.fillOmnipose(labels, wanted, workers);
        } else {
            FlowField.fill(labels, false, wanted, workers);
        }
    }
}
