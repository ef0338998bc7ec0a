package io.biapy.instance.channel;

import io.biapy.core.image.Block;

/** Copies what is made for a block around a tile into the tile. */
final class TileCut {
    private TileCut() {}

    /** Copies a plane of a tile out of one of a block around it. */
    static void copy(float[] wide, int wideAt, Block around, Block tile, float[] into, int at) {
        around.shared(tile, (from, to, count) -> System.arraycopy(wide, wideAt + from, into, at + to, count));
    }
}
