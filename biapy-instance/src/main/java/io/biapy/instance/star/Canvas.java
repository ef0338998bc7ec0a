package io.biapy.instance.star;

import io.biapy.core.image.Block;

/**
 * Labels of a block of an image, which shapes are painted into. Safe for several threads that paint different voxels.
 *
 * @param labels z, y, x (x fastest) of the block
 * @param block where it lies
 */
@SuppressWarnings("ArrayRecordComponent")
record Canvas(int[] labels, Block block) {
    /** First voxel along an axis. */
    int from(int axis) {
        return Math.toIntExact(axis == 0 ? block.z() : axis == 1 ? block.y() : block.x());
    }

    /** Last voxel along an axis. */
    int to(int axis) {
        return from(axis) + block.extent().along(axis) - 1;
    }

    /** Writes {@code value} into the pixels of rows {@code from} to {@code to} inside a polygon, whose corners are in pixels of the image. */
    void fillPolygon(double[] y, double[] x, int from, int to, int value) {
        int n = y.length;
        int stride = block.extent().x();
        RasterKernel.fill(y, x, n, from, to, from(2), to(2), labels, row(0, 0), stride, value, new int[n]);
    }

    /** Where a row of the image begins in {@link #labels}: the place of its voxel x = 0, which may lie outside. */
    int row(int z, int y) {
        return ((z - from(0)) * block.extent().y() + y - from(1))
                        * block.extent().x()
                - from(2);
    }
}
