package io.biapy.instance.tiled;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;

/** The ids of a tile out of labels that were found with what lies around it. */
final class TileCrop {
    private TileCrop() {}

    static long[] ids(LabelImage wide, Block where, Block tile) {
        Extent e = tile.extent();
        long[] ids = new long[e.voxels()];
        wide.read(new Block(tile.z() - where.z(), tile.y() - where.y(), tile.x() - where.x(), e), ids);
        return ids;
    }
}
