package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.instance.label.LabelBoxes;

/** The box of one object in an image, grown by some voxels and cut at the image's edge. */
final class ObjectBox {
    private final int z0;
    private final int y0;
    private final int x0;
    private final Extent size;
    private final Extent whole;

    private ObjectBox(int z0, int y0, int x0, Extent size, Extent whole) {
        this.z0 = z0;
        this.y0 = y0;
        this.x0 = x0;
        this.size = size;
        this.whole = whole;
    }

    /** @param grow voxels along z, y and x */
    static ObjectBox of(LabelBoxes boxes, int k, Extent grow, Extent whole) {
        int[] from = new int[3];
        int[] to = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            from[axis] = Math.max(0, boxes.first(k, axis) - grow.along(axis));
            to[axis] = Math.min(whole.along(axis) - 1, boxes.last(k, axis) + grow.along(axis)) + 1;
        }
        return new ObjectBox(
                from[0], from[1], from[2], Extent.zyx(to[0] - from[0], to[1] - from[1], to[2] - from[2]), whole);
    }

    Extent size() {
        return size;
    }

    /** Where the row (z, y) of the box starts in the image. */
    int row(int z, int y) {
        return ((z0 + z) * whole.y() + y0 + y) * whole.x() + x0;
    }

    /** Which voxels of the box have {@code code}. */
    boolean[] mask(int[] codes, int code) {
        boolean[] mask = new boolean[size.voxels()];
        int i = 0;
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                int from = row(z, y);
                for (int x = 0; x < size.x(); x++) {
                    mask[i++] = codes[from + x] == code;
                }
            }
        }
        return mask;
    }

    /** Does something with (index in the box, index in the image) of each set voxel of {@code mask}. */
    void forEach(boolean[] mask, Voxel action) {
        int i = 0;
        for (int z = 0; z < size.z(); z++) {
            for (int y = 0; y < size.y(); y++) {
                int at = row(z, y);
                for (int x = 0; x < size.x(); x++, i++) {
                    if (mask[i]) {
                        action.at(i, at + x);
                    }
                }
            }
        }
    }

    /** What {@link #forEach} does. */
    @FunctionalInterface
    interface Voxel {
        void at(int inBox, int inImage);
    }
}
