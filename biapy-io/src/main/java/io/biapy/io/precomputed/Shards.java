package io.biapy.io.precomputed;

import io.biapy.core.error.FileException;
import io.biapy.io.file.FileBytes;
import io.biapy.io.sample.SegmentCache;
import io.biapy.io.sample.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Chunks out of shard files. A shard begins with where the index of each minishard is; that one lists chunks: differences of numbers, gaps between
 * their bytes, lengths, each as one row of 64-bit numbers. Indices lately read are kept. Safe for several threads.
 */
final class Shards {
    private static final int MOST_INDEX = 1 << 28;
    private static final int ENTRY = 3 * Long.BYTES;

    private final Path folder;
    private final Sharding sharding;
    private final SegmentCache indices = new SegmentCache();

    Shards(Path folder, Sharding sharding) {
        this.folder = folder;
        this.sharding = sharding;
    }

    Path file(long chunk) {
        return folder.resolve(sharding.file(sharding.shard(chunk)));
    }

    /**
     * The bytes of a chunk as it would have in a file of its own, or nothing where there is none.
     *
     * @param most bytes that it can have at most
     */
    byte @Nullable [] read(long chunk, int most) {
        Path file = file(chunk);
        if (!Files.exists(file)) {
            return null;
        }
        try (FileBytes bytes = FileBytes.open(file)) {
            long minishard = sharding.minishard(chunk);
            byte[] index = indices.get(sharding.shard(chunk), minishard, () -> index(bytes, minishard));
            int n = index.length / ENTRY;
            long number = 0;
            long end = sharding.indexBytes();
            for (int i = 0; i < n; i++) {
                number += Words.get64(index, Long.BYTES * i, false);
                long start = end + Words.get64(index, Long.BYTES * (n + i), false);
                long length = Words.get64(index, Long.BYTES * (2 * n + i), false);
                end = start + length;
                if (number == chunk) {
                    byte[] data = bytes.read(start, length);
                    return sharding.packedData() ? unpack(file, data, most) : data;
                }
            }
            return null;
        }
    }

    private byte[] index(FileBytes shard, long minishard) {
        byte[] place = shard.read(Long.BYTES * 2 * minishard, Long.BYTES * 2);
        long start = Words.get64(place, 0, false);
        long length = Words.get64(place, Long.BYTES, false) - start;
        if (start < 0 || length < 0 || length > MOST_INDEX || start > shard.size()) {
            throw damaged(
                    shard.file(),
                    "the index of minishard " + minishard + " lies at " + start + ", " + length + " bytes");
        }
        byte[] stored = shard.read(sharding.indexBytes() + start, length);
        byte[] index = sharding.packedIndex() && length > 0 ? unpack(shard.file(), stored, MOST_INDEX) : stored;
        if (index.length % ENTRY != 0) {
            throw damaged(shard.file(), "the index of minishard " + minishard + " has " + index.length + " bytes");
        }
        return index;
    }

    private static byte[] unpack(Path file, byte[] packed, int most) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] all = in.readNBytes(most);
            if (in.read() >= 0) {
                throw damaged(file, "a part of it unpacks to more than " + most + " bytes");
            }
            return all;
        } catch (IOException e) {
            throw new FileException(file, "is cut off or damaged gzip (" + e.getMessage() + ").", e);
        }
    }

    private static FileException damaged(Path file, String how) {
        return new FileException(file, "is a damaged shard: " + how + ".");
    }
}
