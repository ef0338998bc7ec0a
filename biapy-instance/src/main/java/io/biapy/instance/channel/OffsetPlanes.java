package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a list's offsets from the centre are to be written, so that the centres are computed once. Not for several threads. */
final class OffsetPlanes {
    private record Plane(CentreOffset channel, int at) {}

    private final List<Plane> planes = new ArrayList<>();

    void add(CentreOffset channel, int at) {
        planes.add(new Plane(channel, at));
    }

    void encode(LabelImage labels, float[] into, Workers workers) {
        if (planes.isEmpty()) {
            return;
        }
        ObjectRuns runs = ObjectRuns.of(labels, workers);
        for (Plane plane : planes) {
            int axis = plane.channel.axis();
            Scale scale = new Scale(
                    runs.boxes(), plane.channel, (float) labels.calibration().along(axis));
            int at = plane.at;
            runs.write(into, at, 0, (k, z, y, row, from, end) -> {
                if (axis != 2) {
                    Arrays.fill(into, at + row + from, at + row + end, scale.offset(k, axis == 0 ? z : y));
                    return;
                }
                for (int x = from; x < end; x++) {
                    into[at + row + x] = scale.offset(k, x);
                }
            });
        }
    }

    /** The offsets of all objects along one axis. What an object's box spans are its least and greatest offset. */
    private static final class Scale {
        private final int[] start;
        private final float[] below;
        private final float[] above;
        private final boolean normalized;
        private final float step;

        Scale(LabelBoxes boxes, CentreOffset channel, float step) {
            int axis = channel.axis();
            this.normalized = channel.normalized();
            this.step = step;
            start = new int[boxes.size()];
            below = new float[start.length];
            above = new float[start.length];
            for (int k = 0; k < start.length; k++) {
                start[k] = (int) Math.floor(boxes.mean(k, axis) + 0.5) - 1;
                below[k] = start[k] - boxes.first(k, axis);
                above[k] = boxes.last(k, axis) - start[k];
            }
        }

        float offset(int k, int i) {
            float offset = i - start[k];
            return offset == 0 ? 0 : !normalized ? offset * step : offset / (offset < 0 ? below[k] : above[k]);
        }
    }
}
