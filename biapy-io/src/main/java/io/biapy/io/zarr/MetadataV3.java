package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.FileException;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.SumCodec;
import io.biapy.io.sample.Samples;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the zarr.json of an array of version 3. Source: the Zarr core specification, version 3.1, and its codecs. */
final class MetadataV3 {
    private static final Set<String> MEMBERS = Set.of(
            "zarr_format",
            "node_type",
            "shape",
            "data_type",
            "chunk_grid",
            "chunk_key_encoding",
            "codecs",
            "fill_value",
            "attributes",
            "storage_transformers",
            "dimension_names",
            "consolidated_metadata");
    private static final int MOST_CHUNKS_A_SHARD = 1 << 24;

    private MetadataV3() {}

    static ArrayMetadata parse(Json array) {
        requireKnown(array);
        long[] shape = array.longs("shape", 0);
        Json grid = array.at("chunk_grid");
        if (!grid.text("name").equals("regular")) {
            throw DataTypes.unknown(array.file(), "chunk grid", grid.text("name"), "regular");
        }
        Json sizes = grid.at("configuration");
        int[] outer = edges(array, "chunk_shape", sizes.longs("chunk_shape", 1), shape);
        var type = DataTypes.named(array, "data_type");
        Pipeline pipeline = Pipeline.parse(array.at("codecs"), outer, new Samples(type, false));
        return new ArrayMetadata(
                        "Zarr 3",
                        shape,
                        pipeline.chunk,
                        pipeline.order,
                        pipeline.samples,
                        DataTypes.fill(array, pipeline.samples),
                        keys(array.at("chunk_key_encoding")),
                        new CodecChain(pipeline.bytes),
                        pipeline.sharding,
                        names(array.node().path("dimension_names")),
                        false,
                        array.node().path("attributes"))
                .checked(array.file());
    }

    /** What is not known and must be understood changes the meaning of the rest. */
    private static void requireKnown(Json array) {
        Iterator<Map.Entry<String, JsonNode>> members = array.node().fields();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            JsonNode said = member.getValue().path("must_understand");
            if (!MEMBERS.contains(member.getKey()) && !(said.isBoolean() && !said.booleanValue())) {
                throw new FileException(
                        array.file(), "uses the extension \"" + member.getKey() + "\", which is not known here.");
            }
        }
        if (!array.node().path("storage_transformers").isEmpty()) {
            throw new FileException(array.file(), "uses storage transformers, which are not known here.");
        }
    }

    static int[] edges(Json array, String member, long[] chunks, long[] shape) {
        boolean good = chunks.length == shape.length;
        int[] edges = new int[chunks.length];
        for (int d = 0; d < edges.length; d++) {
            good &= chunks[d] >= 1 && chunks[d] < Integer.MAX_VALUE;
            edges[d] = (int) chunks[d];
        }
        if (!good) {
            throw new FileException(
                    array.file(),
                    "its \"" + member + "\" " + java.util.Arrays.toString(chunks) + " does not fit its shape "
                            + java.util.Arrays.toString(shape)
                            + ": one number from 1 to 2^31-1 is needed for each dimension.");
        }
        return edges;
    }

    private static ChunkKeys keys(Json encoding) {
        String name = encoding.node().isTextual() ? encoding.node().textValue() : encoding.text("name");
        if (!name.equals("default") && !name.equals("v2")) {
            throw DataTypes.unknown(encoding.file(), "chunk key encoding", name, "default, v2");
        }
        boolean isDefault = name.equals("default");
        Json configuration = encoding.at("configuration");
        String separator = configuration.text("separator", isDefault ? "/" : ".");
        if (!separator.equals(".") && !separator.equals("/")) {
            throw configuration.wrong("separator", configuration.node().path("separator"), "\".\" or \"/\"");
        }
        return new ChunkKeys(isDefault ? "c" : "", separator, false);
    }

    private static List<String> names(JsonNode names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(name.asText("")));
        return List.copyOf(all);
    }

    /** The codecs of an array, or of the chunks in a shard. */
    private static final class Pipeline {
        private int[] chunk;
        private int[] order;
        private Samples samples;
        private final List<ByteCodec> bytes = new ArrayList<>();
        private @Nullable Sharding sharding;

        private Pipeline(int[] chunk, Samples samples) {
            this.chunk = chunk;
            this.samples = samples;
            this.order = ArrayMetadata.naturalOrder(chunk.length);
        }

        static Pipeline parse(Json codecs, int[] chunk, Samples samples) {
            Pipeline pipeline = new Pipeline(chunk, samples);
            boolean serialized = false;
            for (int i = 0; i < codecs.node().size(); i++) {
                Json codec = codecs.at(i);
                String name = codec.text("name");
                if (name.equals("transpose") && !serialized) {
                    pipeline.transpose(codec.at("configuration"));
                } else if (NumberCodecs.areArrays(name) && !serialized) {
                    pipeline.bytes.add(
                            NumberCodecs.of(name.substring(name.indexOf('.') + 1), codec.at("configuration")));
                } else if (name.equals("bytes") && !serialized) {
                    String endian = codec.at("configuration").text("endian", "little");
                    if (endian.equals("big") && !pipeline.bytes.isEmpty()) {
                        throw new FileException(
                                codecs.file(), "has filters of numbers before big-endian bytes, which are not read.");
                    }
                    pipeline.samples = new Samples(samples.type(), endian.equals("big"));
                    serialized = true;
                } else if (name.equals("sharding_indexed")
                        && !serialized
                        && codecs.node().size() == 1) {
                    pipeline.shard(codec.at("configuration"));
                    serialized = true;
                } else if (serialized) {
                    pipeline.bytes.add(Codecs.named(codec, samples.bytes()));
                } else {
                    throw new FileException(
                            codecs.file(),
                            "its codecs have \"" + name
                                    + "\" where one is needed that turns elements into bytes; can be read: transpose,"
                                    + " bytes, or sharding_indexed alone.");
                }
            }
            if (!serialized) {
                throw new FileException(codecs.file(), "its codecs do not say how elements become bytes.");
            }
            return pipeline;
        }

        private void transpose(Json configuration) {
            long[] asked = configuration.longs("order", 0);
            int[] next = new int[order.length];
            boolean[] seen = new boolean[order.length];
            for (int d = 0; d < order.length; d++) {
                int from = d < asked.length && asked[d] < order.length ? (int) asked[d] : 0;
                seen[from] = true;
                next[d] = order[from];
            }
            for (boolean each : seen) {
                if (!each || asked.length != order.length) {
                    throw configuration.wrong(
                            "order", configuration.node().path("order"), "each dimension's number once");
                }
            }
            order = next;
        }

        private void shard(Json configuration) {
            long[] inner = configuration.longs("chunk_shape", 1);
            int[] shard = chunk;
            int[] edges = edges(configuration, "chunk_shape", inner, toLongs(shard));
            int[] perShard = new int[shard.length];
            double all = 1;
            for (int d = 0; d < shard.length; d++) {
                perShard[d] = shard[d] / edges[d];
                all *= perShard[d];
                if (shard[d] % edges[d] != 0) {
                    throw configuration.wrong(
                            "chunk_shape", configuration.node().path("chunk_shape"), "a divisor of the shard's shape");
                }
            }
            if (all > MOST_CHUNKS_A_SHARD) {
                throw new FileException(
                        configuration.file(), "has shards of " + all + " chunks; at most 2^24 are read.");
            }
            Pipeline chunks = parse(configuration.at("codecs"), edges, samples);
            if (chunks.sharding != null) {
                throw new FileException(configuration.file(), "has shards in shards, which are not read.");
            }
            chunk = chunks.chunk;
            order = chunks.order;
            samples = chunks.samples;
            bytes.addAll(chunks.bytes);
            String location = configuration.text("index_location", "end");
            sharding = new Sharding(perShard, index(configuration), !location.equals("start"));
        }

        /** An index of a length that is known beforehand: little endian, perhaps with a check sum. */
        private static CodecChain index(Json configuration) {
            Json codecs = configuration.at("index_codecs");
            List<ByteCodec> sums = new ArrayList<>();
            for (int i = 0; i < codecs.node().size(); i++) {
                Json codec = codecs.at(i);
                String name = codec.text("name");
                boolean little =
                        codec.at("configuration").text("endian", "little").equals("little");
                if (i > 0 && name.equals("crc32c")) {
                    sums.add(SumCodec.crc32c());
                } else if (i > 0 || !name.equals("bytes") || !little) {
                    throw DataTypes.unknown(configuration.file(), "index codec", name, "bytes (little endian), crc32c");
                }
            }
            return new CodecChain(sums);
        }
    }

    private static long[] toLongs(int[] numbers) {
        long[] longs = new long[numbers.length];
        for (int d = 0; d < longs.length; d++) {
            longs[d] = numbers[d];
        }
        return longs;
    }
}
