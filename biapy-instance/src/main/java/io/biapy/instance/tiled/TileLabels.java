package io.biapy.instance.tiled;

/** Labels of one tile after the other, as they are between two operations. Safe for several threads. */
@FunctionalInterface
interface TileLabels {
    /** The labels of a tile (z, y, x; x fastest) in an array of the caller's own. */
    int[] of(int tile);
}
