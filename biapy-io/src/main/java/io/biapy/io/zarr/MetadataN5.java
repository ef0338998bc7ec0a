package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.error.FileException;
import io.biapy.core.image.PixelType;
import io.biapy.io.codec.BloscCodec;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.BzipCodec;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.Lz4StreamCodec;
import io.biapy.io.codec.XzCodec;
import io.biapy.io.codec.ZstdCodec;
import io.biapy.io.sample.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads and writes the attributes.json of an N5 data set, whose dimensions run from the fastest to the slowest. Source: the N5 specification, 4.0. */
final class MetadataN5 {
    /** All element types of N5. */
    static final Set<PixelType> TYPES = Set.of(
            PixelType.UINT8,
            PixelType.INT8,
            PixelType.UINT16,
            PixelType.INT16,
            PixelType.UINT32,
            PixelType.INT32,
            PixelType.UINT64,
            PixelType.INT64,
            PixelType.FLOAT32,
            PixelType.FLOAT64);

    private MetadataN5() {}

    static ArrayMetadata parse(Json array) {
        if (array.node().path("isLabelMultiset").asBoolean(false)) {
            throw new FileException(
                    array.file(),
                    "holds Paintera's label multisets, which are not read here; convert them to plain ids first"
                            + " (paintera-convert to-scalar).");
        }
        long[] shape = reversed(array.longs("dimensions", 0));
        int[] chunk = MetadataV3.edges(array, "blockSize", reversed(array.longs("blockSize", 1)), shape);
        Samples samples = new Samples(DataTypes.named(array, "dataType"), true);
        return new ArrayMetadata(
                        "N5",
                        shape,
                        chunk,
                        ArrayMetadata.naturalOrder(shape.length),
                        samples,
                        new byte[samples.bytes()],
                        new ChunkKeys("", "/", true),
                        codecs(array, samples.bytes()),
                        null,
                        axes(array, shape.length),
                        true,
                        array.node())
                .checked(array.file());
    }

    /** One name a dimension, slowest first, where there are as many; those of COSEM's "transform" where no others are. */
    private static List<String> axes(Json array, int dimensions) {
        List<String> names = new ArrayList<>();
        array.node().path("axes").forEach(name -> names.add(0, name.asText("")));
        if (names.isEmpty()) {
            boolean fastest =
                    array.node().path("transform").path("order").asText("C").equals("F");
            for (JsonNode name : array.node().path("transform").path("axes")) {
                names.add(fastest ? 0 : names.size(), name.asText(""));
            }
        }
        return names.size() == dimensions ? List.copyOf(names) : List.of();
    }

    private static CodecChain codecs(Json array, int elementBytes) {
        Json compression = array.at("compression");
        String type = array.has("compressionType") ? array.text("compressionType") : compression.text("type");
        int level = Math.max(-1, Math.min(9, compression.number("level", -1)));
        List<ByteCodec> codecs =
                switch (type) {
                    case "raw" -> List.of();
                    case "gzip" ->
                        List.of(new DeflateCodec(
                                !compression.node().path("useZlib").asBoolean(false), level));
                    case "zlib" -> List.of(new DeflateCodec(false, level));
                    case "lz4" -> List.of(new Lz4StreamCodec());
                    case "zstd" -> List.of(new ZstdCodec(compression.number("level", 3)));
                    case "bzip2" -> List.of(new BzipCodec(compression.number("blockSize", BzipCodec.BEST)));
                    case "xz" -> List.of(new XzCodec(compression.number("preset", XzCodec.USUAL)));
                    case "blosc" -> List.of(Codecs.blosc(compression, elementBytes));
                    default ->
                        throw DataTypes.unknown(
                                array.file(), "compression", type, "raw, gzip, zlib, lz4, zstd, blosc, bzip2, xz");
                };
        return new CodecChain(codecs);
    }

    static ObjectNode toJson(ArrayMetadata array) {
        ObjectNode node = Json.object();
        ArrayNode dimensions = node.putArray("dimensions");
        ArrayNode blocks = node.putArray("blockSize");
        for (int d = array.dimensions() - 1; d >= 0; d--) {
            dimensions.add(array.shape()[d]);
            blocks.add(array.chunk()[d]);
        }
        node.put("dataType", DataTypes.name(array.samples().type()));
        compression(node.putObject("compression"), array.codecs().codecs());
        array.attributes().fields().forEachRemaining(each -> node.set(each.getKey(), each.getValue()));
        return node;
    }

    private static void compression(ObjectNode node, List<ByteCodec> codecs) {
        if (codecs.isEmpty()) {
            node.put("type", "raw");
        } else if (codecs.get(0) instanceof DeflateCodec deflate) {
            node.put("type", "gzip").put("level", deflate.level()).put("useZlib", !deflate.gzip());
        } else if (codecs.get(0) instanceof ZstdCodec zstd) {
            node.put("type", "zstd").put("level", zstd.level());
        } else if (codecs.get(0) instanceof BloscCodec blosc) {
            node.put("type", "blosc")
                    .put("cname", blosc.inner().toString())
                    .put("clevel", blosc.level())
                    .put("shuffle", blosc.shuffle().ordinal())
                    .put("blocksize", blosc.blockBytes());
        } else {
            node.put("type", "lz4").put("blockSize", Lz4StreamCodec.BLOCK);
        }
    }

    private static long[] reversed(long[] numbers) {
        long[] other = new long[numbers.length];
        for (int d = 0; d < numbers.length; d++) {
            other[d] = numbers[numbers.length - 1 - d];
        }
        return other;
    }
}
