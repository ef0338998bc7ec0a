package io.biapy.io.chunk;

import io.biapy.io.sample.Samples;

/**
 * How an array is cut into chunks. Arrays are not copied; treat them as frozen.
 *
 * @param shape elements along each dimension
 * @param chunk elements of a chunk along each dimension
 * @param strides elements from one place to the next along each dimension, in a chunk
 * @param samples type and byte order
 * @param fill one element, as stored, of chunks that are missing
 */
public record ChunkGrid(long[] shape, int[] chunk, int[] strides, Samples samples, byte[] fill) {
    /** Chunks whose last dimension runs fastest. */
    public static ChunkGrid packed(long[] shape, int[] chunk, Samples samples, byte[] fill) {
        int[] strides = new int[chunk.length];
        int stride = 1;
        for (int d = chunk.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= chunk[d];
        }
        return new ChunkGrid(shape, chunk, strides, samples, fill);
    }

    /** Bytes of a chunk, which one array holds. */
    public int chunkBytes() {
        int bytes = samples.bytes();
        for (int n : chunk) {
            bytes = Math.multiplyExact(bytes, n);
        }
        return bytes;
    }

    /** Number of a chunk, the last dimension fastest. */
    public long number(long[] index) {
        long number = 0;
        for (int d = 0; d < index.length; d++) {
            number = number * ((shape[d] - 1) / chunk[d] + 1) + index[d];
        }
        return number;
    }

    /** How many chunks there are. */
    public long chunks() {
        long chunks = 1;
        for (int d = 0; d < chunk.length; d++) {
            chunks *= (shape[d] - 1) / chunk[d] + 1;
        }
        return chunks;
    }

    /** The first element of a chunk, along each dimension. */
    public long[] offset(long number) {
        long[] offset = new long[chunk.length];
        long left = number;
        for (int d = offset.length - 1; d >= 0; d--) {
            long along = (shape[d] - 1) / chunk[d] + 1;
            offset[d] = left % along * chunk[d];
            left /= along;
        }
        return offset;
    }
}
