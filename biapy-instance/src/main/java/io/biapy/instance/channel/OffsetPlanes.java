package io.biapy.instance.channel;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
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
            OffsetScale scale = new OffsetScale(
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
}
