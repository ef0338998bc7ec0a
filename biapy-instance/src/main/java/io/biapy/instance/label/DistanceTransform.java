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
    private static final int SLICES_A_THREAD = 4;

    private DistanceTransform() {}

    /** In the unit of the image's voxel size; positive infinity where an object has no border in the image. */
    public static float[] of(LabelImage labels) {
        return of(labels.codes(), labels.extent(), labels.calibration());
    }

    /**
     * The same of flat labels (z, y, x; x fastest; 0 is background). Time linear in the voxels, for any number of objects; memory 4 bytes a
     * voxel, which is the answer.
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
        boolean isRow = ny == 1 && nz == 1;
        int units = DistanceKernel.units(nx, 1);
        if (nz >= SLICES_A_THREAD * workers.threads()) { // a slice is still in the cache when its second axis comes
            workers.forRanges(nz, (from, to) -> {
                float[][] heights = DistanceKernel.heights(ny, nx);
                for (int z = from; z < to; z++) {
                    DistanceKernel.alongX(labels, z * ny, (z + 1) * ny, nx, voxel.x(), false, distance);
                    alongY(labels, extent, voxel, z * units, (z + 1) * units, heights, distance);
                }
            });
        } else {
            workers.forRanges(
                    nz * ny, (from, to) -> DistanceKernel.alongX(labels, from, to, nx, voxel.x(), isRow, distance));
            workers.forRanges(
                    nz * units,
                    (from, to) -> alongY(labels, extent, voxel, from, to, DistanceKernel.heights(ny, nx), distance));
        }
        if (nz > 1) {
            workers.forRanges(DistanceKernel.units(ny * nx, 1), (from, to) -> {
                float[][] heights = DistanceKernel.heights(nz, ny * nx);
                DistanceKernel.across(labels, nz, ny * nx, from, to, voxel.z(), true, heights, distance);
            });
        }
        return distance;
    }

    private static void alongY(
            int[] labels, Extent extent, Calibration voxel, int from, int to, float[][] heights, float[] distance) {
        if (extent.y() > 1) {
            DistanceKernel.across(
                    labels, extent.y(), extent.x(), from, to, voxel.y(), extent.z() == 1, heights, distance);
        }
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
