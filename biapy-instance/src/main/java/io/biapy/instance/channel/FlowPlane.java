package io.biapy.instance.channel;

/**
 * Where one component of a flow is written.
 *
 * @param values may hold other planes too
 * @param at where the plane begins; below 0 where the component is not wanted
 */
record FlowPlane(float[] values, int at) {
    static final FlowPlane NONE = new FlowPlane(new float[0], -1);

    void set(int voxel, double value) {
        if (at >= 0) {
            values[at + voxel] = (float) value;
        }
    }
}
