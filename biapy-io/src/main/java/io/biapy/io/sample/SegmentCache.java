package io.biapy.io.sample;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Segments decompressed lately, so that neighbouring blocks and the channels of one pixel do not decompress them again. Bounded in
 * bytes (but for the latest one), and given up when memory is short. Safe for several threads.
 */
public final class SegmentCache {
    private static final long MOST_BYTES = 32L << 20;

    private record Key(long page, long segment) {}

    private record Entry(SoftReference<byte[]> data, int bytes) {}

    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** Decompresses one segment. */
    @FunctionalInterface
    public interface Decoder {
        byte[] decode();
    }

    /** The segment as it was kept, or decoded now. */
    public byte[] get(long page, long segment, Decoder decoder) {
        Key key = new Key(page, segment);
        byte[] known = known(key);
        if (known != null) {
            return known;
        }
        byte[] data = decoder.decode(); // not under the lock: two threads may decode the same one, to the same bytes
        keep(key, data);
        return data;
    }

    private synchronized byte @Nullable [] known(Key key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.data().get();
    }

    private synchronized void keep(Key key, byte[] data) {
        Entry old = entries.put(key, new Entry(new SoftReference<>(data), data.length));
        held += data.length - (old == null ? 0 : old.bytes());
        var eldest = entries.entrySet().iterator();
        while (held > MOST_BYTES && entries.size() > 1) {
            held -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }
}
