package io.biapy.io.sample;

/** Gives samples of neighbouring voxels of a row, as they are to be stored; safe for several threads. */
@FunctionalInterface
public interface SampleFill {
    /**
     * Stores {@code count} samples one after the other.
     *
     * @param from index of the first one's voxel within the block (z, y, x, x fastest); the others follow
     * @param at byte of {@code into} at which they begin
     */
    void fill(int from, byte[] into, int at, int count);
}
