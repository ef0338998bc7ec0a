package io.biapy.io.sample;

/** Takes samples of neighbouring voxels of a row, as they are stored. */
@FunctionalInterface
public interface SampleRow {
    /**
     * Takes {@code count} samples.
     *
     * @param from holds them, the first at byte {@code at}, each {@code step} bytes after the one before
     * @param to index of the first one's voxel within the block (z, y, x, x fastest); the others follow
     */
    void take(byte[] from, int at, int step, int to, int count);
}
