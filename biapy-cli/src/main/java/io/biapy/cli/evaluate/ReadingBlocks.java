package io.biapy.cli.evaluate;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.List;

/** Blocks that cover an image: whole chunks of its file, of about two million voxels, so that each chunk is read once. */
final class ReadingBlocks {
    private static final long MOST = 1 << 21;

    private ReadingBlocks() {}

    static List<Block> of(Size size, Extent chunk) {
        long x = Math.min(size.x(), chunk.x());
        long y = Math.min(size.y(), chunk.y());
        long z = Math.min(size.z(), chunk.z());
        z = Math.min(z, Math.max(1, MOST / (x * y)));
        y = Math.min(y, Math.max(1, MOST / (x * z)));
        x = grown(x, size.x(), MOST / (y * z));
        y = grown(y, size.y(), MOST / (x * z));
        z = grown(z, size.z(), MOST / (x * y));
        return Block.grid(size, new Size(z, y, x).toExtent());
    }

    /** The largest multiple of an edge within what is allowed, at least the edge itself. */
    private static long grown(long edge, long whole, long allowed) {
        long multiple = Math.max(1, allowed / edge) * edge;
        return multiple >= whole ? Math.min(whole, Math.max(edge, allowed)) : multiple;
    }
}
