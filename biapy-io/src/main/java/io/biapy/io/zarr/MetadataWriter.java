package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.run.WriteAside;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.sample.NumpyCodes;
import java.nio.file.Path;

/** Writes the metadata of arrays and groups, of version 2 or 3, or of N5. */
final class MetadataWriter {
    private final int version;

    MetadataWriter(int version) {
        this.version = version;
    }

    void group(Path folder, JsonNode attributes) {
        if (version == ZarrNode.N5) {
            write(folder, ZarrNode.N5_ATTRIBUTES, attributes);
            return;
        }
        if (version == 2) {
            write(folder, ZarrNode.V2_GROUP, Json.object().put("zarr_format", 2));
            if (!attributes.isEmpty()) {
                write(folder, ZarrNode.V2_ATTRIBUTES, attributes);
            }
            return;
        }
        ObjectNode node = Json.object().put("zarr_format", 3).put("node_type", "group");
        node.set("attributes", attributes);
        write(folder, ZarrNode.V3, node);
    }

    void array(Path folder, ArrayMetadata array) {
        if (version == ZarrNode.N5) {
            write(folder, ZarrNode.N5_ATTRIBUTES, MetadataN5.toJson(array));
        } else if (version == 2) {
            write(folder, ZarrNode.V2_ARRAY, arrayV2(array));
            if (!array.attributes().isEmpty()) {
                write(folder, ZarrNode.V2_ATTRIBUTES, array.attributes());
            }
        } else {
            write(folder, ZarrNode.V3, arrayV3(array));
        }
    }

    private static void write(Path folder, String name, JsonNode node) {
        WriteAside.bytes(folder.resolve(name), Json.bytes(node));
    }

    private static ObjectNode arrayV2(ArrayMetadata array) {
        ObjectNode node = Json.object().put("zarr_format", 2);
        put(node.putArray("shape"), array.shape());
        ArrayNode chunks = node.putArray("chunks");
        for (int edge : array.chunk()) {
            chunks.add(edge);
        }
        node.put("dtype", NumpyCodes.littleEndian(array.samples().type()));
        if (array.codecs().codecs().isEmpty()) {
            node.putNull("compressor");
        } else {
            node.set("compressor", Codecs.toNumcodecs(array.codecs().codecs().get(0)));
        }
        zero(node, array);
        node.put("order", "C").putNull("filters");
        return node.put("dimension_separator", array.keys().separator());
    }

    private static ObjectNode arrayV3(ArrayMetadata array) {
        ObjectNode node = Json.object().put("zarr_format", 3).put("node_type", "array");
        put(node.putArray("shape"), array.shape());
        node.put("data_type", DataTypes.name(array.samples().type()));
        ObjectNode grid = node.putObject("chunk_grid").put("name", "regular");
        Sharding sharding = array.sharding();
        ArrayNode outer = grid.putObject("configuration").putArray("chunk_shape");
        for (int d = 0; d < array.dimensions(); d++) {
            outer.add(array.chunk()[d] * (sharding == null ? 1 : sharding.perShard()[d]));
        }
        node.putObject("chunk_key_encoding")
                .put("name", "default")
                .putObject("configuration")
                .put("separator", array.keys().separator());
        zero(node, array);
        if (sharding == null) {
            codecs(node.putArray("codecs"), array);
        } else {
            shards(node.putArray("codecs").addObject(), array, sharding);
        }
        ArrayNode names = node.putArray("dimension_names");
        array.dimensionNames().forEach(names::add);
        node.set("attributes", array.attributes());
        return node;
    }

    private static void shards(ObjectNode codec, ArrayMetadata array, Sharding sharding) {
        ObjectNode configuration = codec.put("name", "sharding_indexed").putObject("configuration");
        ArrayNode inner = configuration.putArray("chunk_shape");
        for (int edge : array.chunk()) {
            inner.add(edge);
        }
        codecs(configuration.putArray("codecs"), array);
        ArrayNode index = configuration.putArray("index_codecs");
        bytes(index);
        sharding.index().codecs().forEach(sum -> index.add(Codecs.toNamed(sum)));
        configuration.put("index_location", sharding.indexAtEnd() ? "end" : "start");
    }

    private static void codecs(ArrayNode codecs, ArrayMetadata array) {
        bytes(codecs);
        for (ByteCodec codec : array.codecs().codecs()) {
            codecs.add(Codecs.toNamed(codec));
        }
    }

    private static void bytes(ArrayNode codecs) {
        codecs.addObject().put("name", "bytes").putObject("configuration").put("endian", "little");
    }

    private static void zero(ObjectNode node, ArrayMetadata array) {
        switch (array.samples().type()) {
            case BIT -> node.put("fill_value", false);
            case FLOAT16, FLOAT32, FLOAT64 -> node.put("fill_value", 0.0);
            default -> node.put("fill_value", 0);
        }
    }

    private static void put(ArrayNode node, long[] numbers) {
        for (long number : numbers) {
            node.add(number);
        }
    }
}
