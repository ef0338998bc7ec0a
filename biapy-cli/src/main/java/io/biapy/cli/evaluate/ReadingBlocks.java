package io.biapy.cli.evaluate;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.ArrayList;
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
        List<Block> blocks = new ArrayList<>();
        for (long k = 0; k < size.z(); k += z) {
            for (long j = 0; j < size.y(); j += y) {
                for (long i = 0; i < size.x(); i += x) {
                    blocks.add(new Block(
                            k, j, i, Extent.zyx((int) Math.min(z, size.z() - k), (int) Math.min(y, size.y() - j), (int)
                                    Math.min(x, size.x() - i))));
                }
            }
        }
        return blocks;
    }

    /** The largest multiple of an edge within what is allowed, at least the edge itself. */
    private static long grown(long edge, long whole, long allowed) {
        long multiple = Math.max(1, allowed / edge) * edge;
        return multiple >= whole ? Math.min(whole, Math.max(edge, allowed)) : multiple;
    }
}
