package io.biapy.instance.tiled;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growing set of ids above 0. 8 bytes an id, up to four times that while it grows. One thread. */
final class IdSet {
    private long[] ids = new long[64];
    private int count;

    void addAll(TileIds labels) {
        for (int code = 1; code < labels.ids().length; code++) {
            add(labels.ids()[code]);
        }
    }

    /** Adds what {@link #toBytes} wrote. */
    void add(byte[] set) {
        for (ByteBuffer in = ByteBuffer.wrap(set); in.hasRemaining(); ) {
            add(in.getLong());
        }
    }

    private void add(long id) {
        if (count == ids.length) {
            settle();
            if (2 * count > ids.length) {
                ids = Arrays.copyOf(ids, Math.multiplyExact(2, ids.length));
            }
        }
        ids[count++] = id;
    }

    private void settle() {
        Arrays.sort(ids, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (kept == 0 || ids[i] != ids[kept - 1]) {
                ids[kept++] = ids[i];
            }
        }
        count = kept;
    }

    /** In rising order. */
    long[] toArray() {
        settle();
        return Arrays.copyOf(ids, count);
    }

    byte[] toBytes() {
        settle();
        ByteBuffer out = ByteBuffer.allocate(8 * count);
        out.asLongBuffer().put(ids, 0, count);
        return out.array();
    }
}
