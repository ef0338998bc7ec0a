package io.biapy.io.sample;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Segments decompressed lately, so that neighbouring blocks and the channels of one pixel do not decompress them again. One for each file, but all together hold
 * at most a quarter of the heap, from 32 to 512 MiB (but for the latest segment), and give it up when memory is short. Safe for several threads.
 */
public final class SegmentCache {
    private static final long MOST_BYTES =
            Math.max(32L << 20, Math.min(512L << 20, Runtime.getRuntime().maxMemory() / 4));
    private static final Shelf SHELF = new Shelf(MOST_BYTES);

    private record Key(SegmentCache owner, long page, long segment) {}

    private record Entry(SoftReference<byte[]> data, int bytes) {}

    /** Decompresses one segment. */
    @FunctionalInterface
    public interface Decoder {
        byte[] decode();
    }

    /** The segment as it was kept, or decoded now. */
    public byte[] get(long page, long segment, Decoder decoder) {
        Key key = new Key(this, page, segment);
        byte[] known = SHELF.get(key);
        if (known != null) {
            return known;
        }
        byte[] data = decoder.decode(); // not under the lock: two threads may decode the same one, to the same bytes
        SHELF.keep(key, data);
        return data;
    }

    /** What all files together keep, the one that was looked at longest ago first to go. */
    private static final class Shelf {
        private final long most;
        private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
        private long held;

        Shelf(long most) {
            this.most = most;
        }

        synchronized byte @Nullable [] get(Key key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.data().get();
        }

        synchronized void keep(Key key, byte[] data) {
            Entry old = entries.put(key, new Entry(new SoftReference<>(data), data.length));
            held += data.length - (old == null ? 0 : old.bytes());
            var eldest = entries.entrySet().iterator();
            while (held > most && entries.size() > 1) {
                held -= eldest.next().getValue().bytes();
                eldest.remove();
            }
        }
    }
}
