package io.biapy.instance.channel;

/** Work that is done for every tile before targets can be made. Tiles may be visited in any order and by several threads. */
public interface TilePass {
    /** A name of its own, short: progress shows it, and it becomes part of file names. */
    String name();

    /** What it does, for people. */
    String what();

    /** Does it for one tile; the bytes, a few for each object of the tile, are kept and given to {@link #finish}. */
    byte[] run(TiledLabels labels, int tile);

    /** Whether what {@link #run} wrote elsewhere is still there; {@code result} is what it gave. */
    default boolean isThere(TiledLabels labels, int tile, byte[] result) {
        return true;
    }

    /** Takes the results of all tiles, in their order, in one thread. */
    default void finish(TiledLabels labels, byte[][] results) {}
}
