package io.biapy.instance.label;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;

/**
 * Exact Euclidean distance of every labelled voxel's centre to the nearest centre of a voxel with another label (background counts as one),
 * as the {@code edt} package defines it: 0 on background, the image's own edge is not a border. With voxels of size 1 a voxel on the
 * border has distance 1.
 */
public final class DistanceTransform {
    private DistanceTransform() {}

    /** In the unit of the image's voxel size; positive infinity where an object has no border in the image. */
    public static float[] of(LabelImage labels) {
        return of(labels.codes(), labels.extent(), labels.calibration());
    }

    /**
     * The same of flat labels (z, y, x; x fastest; 0 is background). Time linear in the voxels, for any number of objects.
     *
     * @param voxel size of a voxel along z, y and x
     */
    public static float[] of(int[] labels, Extent extent, Calibration voxel) {
        FlatArrays.requireVoxels("label image", labels.length, extent);
        float[] distance = new float[labels.length];
        DistanceKernel.squared(labels, extent.z(), extent.y(), extent.x(), voxel.z(), voxel.y(), voxel.x(), distance);
        for (int i = 0; i < distance.length; i++) {
            distance[i] = (float) Math.sqrt(distance[i]);
        }
        return distance;
    }

    /** Distance of each set voxel to the nearest unset one. */
    public static float[] of(boolean[] mask, Extent extent, Calibration voxel) {
        int[] labels = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            labels[i] = mask[i] ? 1 : 0;
        }
        return of(labels, extent, voxel);
    }
}
