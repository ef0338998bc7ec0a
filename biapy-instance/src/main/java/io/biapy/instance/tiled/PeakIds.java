package io.biapy.instance.tiled;

import io.biapy.core.sort.FloatOrder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Ids of the peaks of flows, which several tiles may name: 1 for the one of fewest ends, of equal ones the first in raster order. 12 bytes a peak, and what
 * the tiles said. Immutable.
 */
final class PeakIds {
    /** Of a peak in what a tile says: its ends (int) and its place in the image (long). */
    static final int BYTES = 12;

    private final byte[][] found;
    private final long[] places;
    private final int[] ids;

    PeakIds(byte[][] found) {
        this.found = found;
        this.places = Arrays.stream(found)
                .flatMapToLong(part -> {
                    ByteBuffer in = ByteBuffer.wrap(part);
                    return LongStream.range(0, part.length / BYTES).map(k -> in.getLong((int) k * BYTES + 4));
                })
                .distinct()
                .sorted()
                .toArray();
        int[] counts = new int[places.length];
        for (byte[] part : found) {
            for (ByteBuffer in = ByteBuffer.wrap(part); in.hasRemaining(); ) {
                int count = in.getInt();
                counts[Arrays.binarySearch(places, in.getLong())] = count;
            }
        }
        int[] order = new int[places.length];
        Arrays.setAll(order, k -> k);
        FloatOrder.sort(counts, order, order.length); // stable, so equal ones stay in raster order
        ids = new int[places.length];
        for (int rank = 0; rank < order.length; rank++) {
            ids[order[rank]] = rank + 1;
        }
    }

    int count() {
        return ids.length;
    }

    /** The id of the peak that a tile names by this number, from 1 on. */
    int id(int tile, int number) {
        return ids[Arrays.binarySearch(places, ByteBuffer.wrap(found[tile]).getLong(BYTES * (number - 1) + 4))];
    }
}
