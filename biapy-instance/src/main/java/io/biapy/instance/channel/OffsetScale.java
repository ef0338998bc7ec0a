package io.biapy.instance.channel;

import io.biapy.instance.label.ObjectPlaces;

/** The offsets of all objects along one axis. What an object's box spans are its least and greatest offset. 12 bytes an object. */
final class OffsetScale {
    private final int[] start;
    private final float[] below;
    private final float[] above;
    private final boolean normalized;
    private final float step;

    OffsetScale(ObjectPlaces places, CentreOffset channel, float step) {
        int axis = channel.axis();
        this.normalized = channel.normalized();
        this.step = step;
        start = new int[places.size()];
        below = new float[start.length];
        above = new float[start.length];
        for (int k = 0; k < start.length; k++) {
            start[k] = (int) Math.floor(places.mean(k, axis) + 0.5) - 1;
            below[k] = start[k] - places.first(k, axis);
            above[k] = places.last(k, axis) - start[k];
        }
    }

    /** Of a voxel of object {@code k} at index {@code i} along the axis. */
    float offset(int k, int i) {
        float offset = i - start[k];
        return offset == 0 ? 0 : !normalized ? offset * step : offset / (offset < 0 ? below[k] : above[k]);
    }
}
