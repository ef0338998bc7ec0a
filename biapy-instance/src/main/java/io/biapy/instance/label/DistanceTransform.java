package io.biapy.instance.label;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;

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
        return of(labels, extent, voxel, Workers.callerOnly());
    }

    /** The same with help; the bits do not depend on the threads. */
    public static float[] of(int[] labels, Extent extent, Calibration voxel, Workers workers) {
        FlatArrays.requireVoxels("label image", labels.length, extent);
        float[] distance = new float[labels.length];
        int nz = extent.z();
        int ny = extent.y();
        int nx = extent.x();
        boolean lastIsX = ny == 1 && nz == 1;
        workers.forRanges(
                nz * ny, (from, to) -> DistanceKernel.alongX(labels, from, to, nx, voxel.x(), lastIsX, distance));
        if (ny > 1) {
            workers.forRanges(
                    DistanceKernel.units(nx, nz),
                    (from, to) -> DistanceKernel.across(labels, ny, nx, from, to, voxel.y(), nz == 1, distance));
        }
        if (nz > 1) {
            workers.forRanges(
                    DistanceKernel.units(ny * nx, 1),
                    (from, to) -> DistanceKernel.across(labels, nz, ny * nx, from, to, voxel.z(), true, distance));
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
