package io.biapy.instance.channel;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;

/** What two blocks of one image share, row by row. */
final class TileCut {
    private TileCut() {}

    /** A stretch of voxels that lies in both blocks: its place in each, in voxels from the block's first one. */
    @FunctionalInterface
    interface Row {
        void visit(int inOne, int inOther, int count);
    }

    static void rows(Block one, Block other, Row row) {
        Extent a = one.extent();
        Extent b = other.extent();
        long z0 = Math.max(one.z(), other.z());
        long z1 = Math.min(one.z() + a.z(), other.z() + b.z());
        long y0 = Math.max(one.y(), other.y());
        long y1 = Math.min(one.y() + a.y(), other.y() + b.y());
        long x0 = Math.max(one.x(), other.x());
        int count = (int) (Math.min(one.x() + a.x(), other.x() + b.x()) - x0);
        for (long z = z0; z < z1 && count > 0; z++) {
            for (long y = y0; y < y1; y++) {
                row.visit(at(one, z, y, x0), at(other, z, y, x0), count);
            }
        }
    }

    private static int at(Block block, long z, long y, long x) {
        Extent e = block.extent();
        return (int) (((z - block.z()) * e.y() + y - block.y()) * e.x() + x - block.x());
    }

    /** Copies a plane of a tile out of one of a block around it. */
    static void copy(float[] wide, int wideAt, Block around, Block tile, float[] into, int at) {
        rows(around, tile, (from, to, count) -> System.arraycopy(wide, wideAt + from, into, at + to, count));
    }
}
