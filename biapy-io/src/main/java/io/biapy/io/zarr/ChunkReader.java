package io.biapy.io.zarr;

import io.biapy.core.error.FileException;
import io.biapy.io.codec.CodecException;
import io.biapy.io.sample.Words;
import io.biapy.io.store.KeyStore;
import io.biapy.io.store.Keys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and unpacks chunks of one array. Indices of shards are kept as long as this lives, so make one for each reading of a block.
 * For one thread.
 */
final class ChunkReader {
    private static final byte[] NO_SHARD = new byte[0];
    private static final int ENTRY = 16;

    private final KeyStore store;
    private final String group;
    private final ArrayMetadata array;
    private final Map<String, byte[]> shardIndices = new HashMap<>();

    ChunkReader(KeyStore store, String group, ArrayMetadata array) {
        this.store = store;
        this.group = group;
        this.array = array;
    }

    /** The key of the file that holds the chunk. */
    String key(long[] index) {
        Sharding sharding = array.sharding();
        return Keys.join(group, array.keys().key(sharding == null ? index : sharding.shard(index)));
    }

    /** Unpacks the chunk, into {@code room} where that is given; null where the chunk is missing, so that all of it is the fill value. */
    byte @Nullable [] read(long[] index, byte @Nullable [] room) {
        String key = key(index);
        byte[] packed = array.sharding() == null
                ? store.read(key, mostPacked()).orElse(null)
                : fromShard(key, array.sharding(), index);
        if (packed == null) {
            return null;
        }
        int bytes = array.chunkBytes();
        requireMemory(store.place(key), bytes);
        try {
            if (!array.blockHeaders() && !array.codecs().canHold(packed.length, bytes)) {
                throw new CodecException("has " + packed.length + " bytes, which cannot hold the " + bytes
                        + " of a chunk (" + array.codecs() + ")");
            }
            byte[] chunk = room != null ? room : new byte[bytes];
            if (array.blockHeaders()) {
                N5Block.decode(packed, array, chunk);
            } else {
                array.codecs().decode(packed, chunk);
            }
            return chunk;
        } catch (CodecException e) {
            throw new FileException(store.place(key), e.getMessage() + ".", e);
        }
    }

    private long mostPacked() {
        long header = array.blockHeaders() ? N5Block.headerBytes(array.dimensions()) : 0;
        return Math.min(Integer.MAX_VALUE - 16, header + array.codecs().mostEncoded(array.chunkBytes()));
    }

    /** Before memory is taken that is not there. */
    private static void requireMemory(Path place, long bytes) {
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (bytes > most) {
            throw new FileException(
                    place,
                    "is a chunk of " + (bytes >> 20) + " MB, and Java may use " + (most >> 19)
                            + "; give it more memory (-Xmx), or save the image in smaller chunks.");
        }
    }

    private byte @Nullable [] fromShard(String key, Sharding sharding, long[] index) {
        byte[] table = shardIndices.computeIfAbsent(key, k -> shardIndex(k, sharding));
        if (table.length == 0) {
            return null;
        }
        int entry = ENTRY * sharding.within(index);
        long offset = Words.get64(table, entry, false);
        long length = Words.get64(table, entry + 8, false);
        if (offset == -1 && length == -1) {
            return null;
        }
        if (offset < 0 || length < 0 || length > mostPacked()) {
            throw new FileException(
                    store.place(key),
                    "is damaged: its index has a chunk of " + Long.toUnsignedString(length) + " bytes at "
                            + Long.toUnsignedString(offset) + ".");
        }
        Optional<byte[]> packed = store.read(key, offset, (int) length);
        return packed.orElseThrow(() -> new FileException(store.place(key), "went away while it was read."));
    }

    private byte[] shardIndex(String key, Sharding sharding) {
        int stored = sharding.indexBytes();
        Optional<byte[]> index = store.read(key, sharding.indexAtEnd() ? -1 : 0, stored);
        if (index.isEmpty()) {
            return NO_SHARD;
        }
        byte[] table = new byte[sharding.rawIndexBytes()];
        try {
            sharding.index().decode(index.get(), table);
        } catch (CodecException e) {
            throw new FileException(store.place(key), "its index of chunks " + e.getMessage() + ".", e);
        }
        return table;
    }
}
