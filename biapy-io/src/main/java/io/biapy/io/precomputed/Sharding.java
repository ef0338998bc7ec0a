package io.biapy.io.precomputed;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.FileException;
import java.nio.file.Path;

/**
 * Which shard file holds a chunk, and where: the format "neuroglancer_uint64_sharded_v1" of Neuroglancer's documentation. A chunk's number is
 * shifted and hashed; the low bits of that name its minishard, the next ones the shard.
 *
 * @param hashed whether by MurmurHash3, or not at all
 * @param packedIndex whether minishard indices are gzipped
 * @param packedData whether chunks are
 */
record Sharding(
        int preshiftBits, boolean hashed, int minishardBits, int shardBits, boolean packedIndex, boolean packedData) {
    private static final String TYPE = "neuroglancer_uint64_sharded_v1";
    private static final String MURMUR = "murmurhash3_x86_128";

    static Sharding read(Path folder, JsonNode json) {
        String hash = json.path("hash").asText();
        Sharding sharding = new Sharding(
                json.path("preshift_bits").asInt(-1),
                hash.equals(MURMUR),
                json.path("minishard_bits").asInt(-1),
                json.path("shard_bits").asInt(-1),
                packed(folder, json, "minishard_index_encoding"),
                packed(folder, json, "data_encoding"));
        boolean known = json.path("@type").asText().equals(TYPE) && (sharding.hashed || hash.equals("identity"));
        boolean good = sharding.preshiftBits >= 0
                && sharding.preshiftBits < 64
                && sharding.minishardBits >= 0
                && sharding.minishardBits <= 32
                && sharding.shardBits >= 0
                && sharding.minishardBits + sharding.shardBits <= 64;
        if (!known || !good) {
            throw new FileException(
                    folder,
                    "is sharded in a way that is not read here: " + json + "; known is " + TYPE + " by " + MURMUR
                            + " or identity.");
        }
        return sharding;
    }

    private static boolean packed(Path folder, JsonNode json, String key) {
        String encoding = json.path(key).asText("raw");
        if (!encoding.equals("raw") && !encoding.equals("gzip")) {
            throw new FileException(folder, "has shards whose " + key + " is " + encoding + "; raw and gzip are read.");
        }
        return encoding.equals("gzip");
    }

    private long hash(long chunk) {
        long key = chunk >>> preshiftBits;
        return hashed ? MurmurKernel.low64(key) : key;
    }

    /** Of the shard index. */
    long minishard(long chunk) {
        return hash(chunk) & (1L << minishardBits) - 1;
    }

    /** Bytes before the data of a shard. */
    long indexBytes() {
        return 16L << minishardBits;
    }

    /** Number of the shard that holds a chunk. */
    long shard(long chunk) {
        long rest = hash(chunk) >>> minishardBits;
        return shardBits == 64 ? rest : rest & (1L << shardBits) - 1;
    }

    /** Name of a shard's file. */
    String file(long shard) {
        String hex = Long.toHexString(shard);
        return "0".repeat(Math.max(0, (shardBits + 3) / 4 - hex.length())) + hex + ".shard";
    }

    /**
     * Number of a chunk: the bits of its place interleaved, x first, each axis with no more bits than its number of chunks needs.
     *
     * @param place along x, y, z
     * @param chunks of the volume along x, y, z
     */
    static long number(long[] place, long[] chunks) {
        long number = 0;
        int bit = 0;
        for (int i = 0; i < 63; i++) {
            for (int axis = 0; axis < 3; axis++) {
                if (1L << i < chunks[axis]) {
                    number |= (place[axis] >>> i & 1) << bit++;
                }
            }
        }
        return number;
    }
}
