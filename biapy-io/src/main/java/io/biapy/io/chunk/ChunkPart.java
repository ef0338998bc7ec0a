package io.biapy.io.chunk;

import io.biapy.core.image.Block;
import io.biapy.core.image.Size;

/**
 * What a chunk and a block have in common: edge lengths, where it starts in the chunk and where in the block.
 *
 * @param isWhole whether it is all of the chunk that lies in the image
 */
public record ChunkPart(
        int z, int y, int x, int chunkZ, int chunkY, int chunkX, int blockZ, int blockY, int blockX, boolean isWhole) {

    /** Edge length of a chunk along Z, Y or X. */
    @FunctionalInterface
    public interface Edges {
        int along(char axis);
    }

    /** The common part with the chunk of these indices, which must have one. */
    public static ChunkPart of(Block block, Size size, long chunkZ, long chunkY, long chunkX, Edges edges) {
        long[] z = common(block.z(), block.extent().z(), size.z(), chunkZ, edges.along('Z'));
        long[] y = common(block.y(), block.extent().y(), size.y(), chunkY, edges.along('Y'));
        long[] x = common(block.x(), block.extent().x(), size.x(), chunkX, edges.along('X'));
        return new ChunkPart(
                (int) z[0],
                (int) y[0],
                (int) x[0],
                (int) z[1],
                (int) y[1],
                (int) x[1],
                (int) z[2],
                (int) y[2],
                (int) x[2],
                z[3] + y[3] + x[3] == 3);
    }

    /** Length, start in the chunk, start in the block, and 1 where the chunk ends with the block or the image and begins with it. */
    private static long[] common(long start, long length, long size, long chunk, long edge) {
        long from = Math.max(start, chunk * edge);
        long to = Math.min(start + length, Math.min(size, (chunk + 1) * edge));
        boolean whole = from == chunk * edge && to == Math.min(size, (chunk + 1) * edge);
        return new long[] {to - from, from - chunk * edge, from - start, whole ? 1 : 0};
    }
}
