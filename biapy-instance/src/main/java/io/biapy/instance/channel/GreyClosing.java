package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;

/**
 * Grey closing with a flat box: the greatest value of the box around each voxel, then the least of those, one axis after the other. A dilation of size
 * n sees i - (n - 1) / 2 to i + n / 2, an erosion i - n / 2 to i + (n - 1) / 2, as scipy.ndimage.grey_closing. Takes 4 bytes a voxel.
 *
 * @param size of the box, at least 1
 */
record GreyClosing(int size) {
    static GreyClosing of(int size) {
        return new GreyClosing(size);
    }

    /** Changes a plane in place. */
    void apply(float[] values, int at, Extent extent, Workers workers) {
        float[] room = new float[extent.voxels()];
        boolean inRoom = false; // it ends in the plane: every axis is passed twice
        for (boolean greatest : new boolean[] {true, false}) {
            for (int axis = 2; axis >= 0; axis--) {
                if (extent.along(axis) > 1) {
                    pass(
                            inRoom ? room : values,
                            inRoom ? 0 : at,
                            inRoom ? values : room,
                            inRoom ? at : 0,
                            extent,
                            axis,
                            greatest,
                            workers);
                    inRoom = !inRoom;
                }
            }
        }
    }

    private void pass(
            float[] from,
            int fromAt,
            float[] to,
            int toAt,
            Extent extent,
            int axis,
            boolean greatest,
            Workers workers) {
        int before = greatest ? (size - 1) / 2 : size / 2;
        workers.forRanges(
                extent.z() * extent.y(),
                (first, end) -> ClosingKernel.pass(
                        from,
                        fromAt,
                        to,
                        toAt,
                        extent.z(),
                        extent.y(),
                        extent.x(),
                        axis,
                        before,
                        size - 1 - before,
                        greatest,
                        first,
                        end));
    }
}
