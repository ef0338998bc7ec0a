package io.biapy.instance.tiled;

/** Labels of one tile after the other, as they are between two operations. Safe for several threads. */
@FunctionalInterface
interface TileLabels {
    TileIds of(int tile);
}
