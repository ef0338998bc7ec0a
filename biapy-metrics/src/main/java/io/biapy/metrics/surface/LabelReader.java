package io.biapy.metrics.surface;

/** A label image from which boxes are read: an array, or a file that need not fit into memory. */
@FunctionalInterface
public interface LabelReader {
    /**
     * Copies the ids of a box.
     *
     * @param z first slice
     * @param y first row
     * @param x first column
     * @param nz slices of the box, ny its rows, nx its columns
     * @param into filled with ids, z, y, x, x fastest
     */
    void read(int z, int y, int x, int nz, int ny, int nx, long[] into);
}
