package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.Size;
import io.biapy.instance.label.ObjectPlaces;

/**
 * One object of a large image, alone in its box with what lies around it: a voxel at least on each side that is not the image's edge, so that all that
 * is measured inside the object is as in the whole image. The box begins at even indices, since rays round by them.
 *
 * @param image the box; code 1 is the object
 * @param where the box in the image
 */
record SoloObject(LabelImage image, Block where) {
    static SoloObject of(TiledLabels labels, int k) {
        Block where = box(labels.objects(), k, labels.grid().size());
        LabelImage all = labels.labels(where);
        int[] codes = all.codes();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] == k + 1 ? 1 : 0;
        }
        return new SoloObject(
                LabelImage.of("object", where.extent(), codes).withCalibration(labels.calibration()), where);
    }

    static Block box(ObjectPlaces places, int k, Size size) {
        long[] sizes = {size.z(), size.y(), size.x()};
        int[] from = new int[3];
        int[] length = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            from[axis] = Math.max(0, places.first(k, axis) - 1) & ~1;
            length[axis] = (int) (Math.min(sizes[axis], places.last(k, axis) + 2L) - from[axis]);
        }
        return new Block(from[0], from[1], from[2], Extent.zyx(length[0], length[1], length[2]));
    }

    /** Voxels of the box; may pass 2^31. */
    static long voxels(TiledLabels labels, int k) {
        Extent e = box(labels.objects(), k, labels.grid().size()).extent();
        return (long) e.z() * e.y() * e.x();
    }
}
