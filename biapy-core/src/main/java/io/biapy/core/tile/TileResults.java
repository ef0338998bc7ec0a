package io.biapy.core.tile;

import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The small results of a pass in the order of the tiles, each read when it is asked for, so that all of them are never in memory together; good while the
 * {@link TileWork} is open. Safe for several threads.
 */
public final class TileResults implements Iterable<byte[]> {
    private final int tiles;
    private final IntFunction<byte[]> read;

    TileResults(int tiles, IntFunction<byte[]> read) {
        this.tiles = tiles;
        this.read = read;
    }

    public int tiles() {
        return tiles;
    }

    /** The result of a tile, an array of the caller's own. */
    public byte[] of(int tile) {
        return read.apply(tile);
    }

    /** All of them in memory. */
    public byte[][] toArray() {
        return IntStream.range(0, tiles).mapToObj(read).toArray(byte[][]::new);
    }

    @Override
    public Iterator<byte[]> iterator() {
        return IntStream.range(0, tiles).mapToObj(read).iterator();
    }

    @Override
    public String toString() {
        return "results of " + tiles + " tiles";
    }
}
