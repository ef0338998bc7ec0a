package io.biapy.core.target;

/**
 * Places in the flat buffers of a batch, and its fixed split into blocks of one plane, which makes sums independent of the number of
 * threads. Immutable.
 */
record BatchLayout(int samples, int outputPlanes, int targetPlanes, int voxels) {
    /** Values of one block; large enough to hide the cost of a task, small enough for the cache. */
    static final int BLOCK = 1 << 12;

    int blocks() {
        return (voxels + BLOCK - 1) / BLOCK;
    }

    int length(int block) {
        return Math.min(BLOCK, voxels - block * BLOCK);
    }

    int output(int sample, int plane, int from) {
        return (sample * outputPlanes + plane) * voxels + from;
    }

    int target(int sample, int plane, int from) {
        return (sample * targetPlanes + plane) * voxels + from;
    }
}
