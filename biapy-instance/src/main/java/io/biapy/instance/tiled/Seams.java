package io.biapy.instance.tiled;

import io.biapy.core.error.FileException;
import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileResults;
import io.biapy.core.tile.TileStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Which numbers of a tile touch which numbers of the tiles after it, through faces: the work of one pass, from the layers that an earlier pass stored
 * (sections 0 to 5, see {@link TileFaces}).
 */
final class Seams {
    private final TileGrid grid;
    private final String pass;

    Seams(TileGrid grid, String pass) {
        this.grid = grid;
        this.pass = pass;
    }

    /** Takes the pairs of one tile and a neighbour: numbers of the two, neither of them 0. */
    @FunctionalInterface
    interface Pairs {
        void touch(int tile, int number, int otherTile, int otherNumber);
    }

    /** The distinct pairs of a tile with its neighbours along x, y and z. */
    TileResult of(int tile, TileStore store) {
        long[] pairs = new long[64];
        byte[][] parts = new byte[TileGrid.DIRECTIONS][0];
        for (int d = TileGrid.DIRECTIONS / 2; d < TileGrid.DIRECTIONS; d++) {
            OptionalInt other = grid.neighbour(tile, d);
            if (other.isEmpty()) {
                continue;
            }
            int n = TileGrid.faceVoxels(grid.block(tile).extent(), d);
            int[] own = TileFaces.unpack(read(store, tile, d), n);
            int[] across = TileFaces.unpack(read(store, other.getAsInt(), TileGrid.opposite(d)), n);
            int count = 0;
            long last = 0;
            for (int i = 0; i < n; i++) {
                long pair = (long) own[i] << 32 | across[i];
                if (own[i] != 0 && across[i] != 0 && pair != last) {
                    if (count == pairs.length) {
                        pairs = Arrays.copyOf(pairs, 2 * count);
                    }
                    pairs[count++] = pair;
                    last = pair;
                }
            }
            parts[d] = distinct(pairs, count);
        }
        int length = Arrays.stream(parts).mapToInt(p -> p.length).sum();
        ByteBuffer out = ByteBuffer.allocate(4 * TileGrid.DIRECTIONS + length);
        for (byte[] part : parts) {
            out.putInt(part.length / 8).put(part);
        }
        return new TileResult(out.array());
    }

    private static byte[] distinct(long[] pairs, int count) {
        int n = LongSet.distinct(pairs, count);
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES * n);
        out.asLongBuffer().put(pairs, 0, n);
        return out.array();
    }

    private byte[] read(TileStore store, int tile, int section) {
        return store.read(pass, tile, section).orElseThrow(() -> lost(store, pass, tile));
    }

    /** A file that was there when the work began. */
    static FileException lost(TileStore store, String pass, int tile) {
        return new FileException(
                store.file(pass, tile),
                "was lost or damaged while it was needed; start the same work again, and it is made anew.");
    }

    /** Hands on what {@link #of} found for all tiles. */
    void each(TileResults results, Pairs to) {
        for (int tile = 0; tile < results.tiles(); tile++) {
            ByteBuffer in = ByteBuffer.wrap(results.of(tile));
            for (int d = 0; d < TileGrid.DIRECTIONS; d++) {
                int n = in.getInt();
                for (int k = 0; k < n; k++) {
                    long pair = in.getLong();
                    to.touch(tile, (int) (pair >> 32), grid.neighbour(tile, d).orElseThrow(), (int) pair);
                }
            }
        }
    }
}
