package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;

/** How far every voxel of an object is from the next other object, by several threads. */
final class NeighbourSearch {
    private NeighbourSearch() {}

    /** Fills a plane of {@code out}, in the unit of the voxel size: 0 on background, positive infinity where there is no other object. */
    static void distance(int[] labels, Extent extent, Calibration voxel, float[] out, int at, Workers workers) {
        int nz = extent.z();
        int ny = extent.y();
        int nx = extent.x();
        float[] first = new float[labels.length];
        float[] second = new float[labels.length];
        int[] firstLabel = new int[labels.length];
        int[] secondLabel = new int[labels.length];
        workers.forRanges(
                nz * ny,
                (from, end) -> NeighbourKernel.alongX(
                        labels, from, end, nx, voxel.x(), first, second, firstLabel, secondLabel));
        if (ny > 1) {
            workers.forRanges(NeighbourKernel.units(nx, nz), (from, end) -> new NeighbourKernel.Lines(
                            labels, first, second, firstLabel, secondLabel, ny)
                    .across(ny, nx, from, end, voxel.y() * voxel.y(), nz == 1));
        }
        if (nz > 1) {
            workers.forRanges(NeighbourKernel.units(ny * nx, 1), (from, end) -> new NeighbourKernel.Lines(
                            labels, first, second, firstLabel, secondLabel, nz)
                    .across(nz, ny * nx, from, end, voxel.z() * voxel.z(), true));
        }
        workers.forRanges(labels.length, (from, end) -> NeighbourKernel.roots(labels, second, from, end, out, at));
    }
}
