package io.biapy.io.zarr;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.Size;
import java.util.ArrayList;
import java.util.List;

/** An image cut into blocks that are whole chunks, in raster order. */
final class ChunkBlocks {
    private ChunkBlocks() {}

    static List<Block> of(Size size, Extent chunk) {
        List<Block> blocks = new ArrayList<>();
        for (long z = 0; z < size.z(); z += chunk.z()) {
            for (long y = 0; y < size.y(); y += chunk.y()) {
                for (long x = 0; x < size.x(); x += chunk.x()) {
                    blocks.add(new Block(
                            z,
                            y,
                            x,
                            Extent.zyx(
                                    (int) Math.min(chunk.z(), size.z() - z),
                                    (int) Math.min(chunk.y(), size.y() - y),
                                    (int) Math.min(chunk.x(), size.x() - x))));
                }
            }
        }
        return blocks;
    }
}
