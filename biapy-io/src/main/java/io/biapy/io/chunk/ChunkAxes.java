package io.biapy.io.chunk;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import io.biapy.io.sample.SampleFill;

/**
 * What the dimensions of an array of chunks mean. Arrays are not copied; treat them as frozen.
 *
 * @param letters one a dimension, T, C, Z, Y or X
 * @param shape elements along each dimension
 * @param edges elements of a chunk along each dimension
 * @param strides elements from one place to the next along each dimension, in a chunk
 */
public record ChunkAxes(String letters, long[] shape, int[] edges, int[] strides) {
    /** Called with the indices of a chunk along the axes. */
    @FunctionalInterface
    public interface Visit {
        void chunk(long z, long y, long x);
    }

    /** Of an array that is cut in this way. */
    public static ChunkAxes of(String letters, ChunkGrid grid) {
        return new ChunkAxes(letters, grid.shape(), grid.chunk(), grid.strides());
    }

    /** Elements along an axis; 1 along one that the array lacks. */
    public long length(char axis) {
        int d = letters.indexOf(axis);
        return d < 0 ? 1 : shape[d];
    }

    /** Elements of a chunk along an axis; 1 along one that the array lacks. */
    public int edge(char axis) {
        int d = letters.indexOf(axis);
        return d < 0 ? 1 : edges[d];
    }

    /** Elements from one place to the next along an axis, in a chunk; 0 along one that the array lacks. */
    public int stride(char axis) {
        int d = letters.indexOf(axis);
        return d < 0 ? 0 : strides[d];
    }

    /** Voxels along z, y, x. */
    public Size size() {
        return Size.zyx(length('Z'), length('Y'), length('X'));
    }

    /** Edge lengths of a chunk along z, y, x. */
    public Extent chunk() {
        return Extent.zyx(edge('Z'), edge('Y'), edge('X'));
    }

    /** Enters the index of a chunk along an axis, where the array has it. */
    public void set(long[] index, char axis, long at) {
        int d = letters.indexOf(axis);
        if (d >= 0) {
            index[d] = at;
        }
    }

    /** Visits the chunks that have voxels in a block, x fastest; none where the block is empty. */
    public void touched(Block block, Visit visit) {
        Extent extent = block.extent();
        if (extent.z() == 0 || extent.y() == 0 || extent.x() == 0) {
            return;
        }
        for (long z = block.z() / edge('Z'); z * edge('Z') < block.z() + extent.z(); z++) {
            for (long y = block.y() / edge('Y'); y * edge('Y') < block.y() + extent.y(); y++) {
                for (long x = block.x() / edge('X'); x * edge('X') < block.x() + extent.x(); x++) {
                    visit.chunk(z, y, x);
                }
            }
        }
    }

    /** What a chunk and a block have in common. */
    public ChunkPart part(Block block, long z, long y, long x) {
        return ChunkPart.of(block, size(), z, y, x, this::edge);
    }

    /**
     * Copies part of a block into a chunk.
     *
     * @param data the chunk
     * @param bytes of an element
     */
    public void put(byte[] data, int bytes, int channel, ChunkPart part, Extent block, SampleFill rows) {
        int start = channel % edge('C') * stride('C') + part.chunkX() * stride('X');
        int step = stride('X');
        for (int z = 0; z < part.z(); z++) {
            for (int y = 0; y < part.y(); y++) {
                int from = ((part.blockZ() + z) * block.y() + part.blockY() + y) * block.x() + part.blockX();
                int to = start + (part.chunkZ() + z) * stride('Z') + (part.chunkY() + y) * stride('Y');
                if (step == 1) {
                    rows.fill(from, data, to * bytes, part.x());
                } else {
                    for (int x = 0; x < part.x(); x++) {
                        rows.fill(from + x, data, (to + x * step) * bytes, 1);
                    }
                }
            }
        }
    }
}
