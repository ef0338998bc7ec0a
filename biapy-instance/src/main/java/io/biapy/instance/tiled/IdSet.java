package io.biapy.instance.tiled;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A growing set of ids above 0. 4 bytes an id, up to four times that while it grows. One thread. */
final class IdSet {
    private int[] ids = new int[64];
    private int count;

    /** The labels of a tile; 0 is none. */
    void add(int[] labels) {
        int last = 0;
        for (int label : labels) {
            if (label != last && label != 0) {
                add(label);
            }
            last = label;
        }
    }

    /** Adds what {@link #toBytes} wrote. */
    void add(byte[] set) {
        for (ByteBuffer in = ByteBuffer.wrap(set); in.hasRemaining(); ) {
            add(in.getInt());
        }
    }

    private void add(int id) {
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
    int[] toArray() {
        settle();
        return Arrays.copyOf(ids, count);
    }

    byte[] toBytes() {
        settle();
        ByteBuffer out = ByteBuffer.allocate(4 * count);
        out.asIntBuffer().put(ids, 0, count);
        return out.array();
    }
}
