package io.biapy.core.tile;

/**
 * What the work on one tile makes: a small result that the journal keeps and a reduction reads, and, where it makes more, a file of sections. The
 * arrays are shared, not copied.
 *
 * @param small some bytes for each object of the tile at most; may be empty
 * @param sections of the file in the {@link TileStore}; none for no file
 */
@SuppressWarnings("ArrayRecordComponent")
public record TileResult(byte[] small, byte[]... sections) {
    private static final byte[] NOTHING = {};

    /** Nothing but the fact that it is done. */
    public static TileResult done() {
        return new TileResult(NOTHING);
    }
}
