package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.sample.Samples;
import java.util.ArrayList;
import java.util.List;

/** Reads the .zarray of version 2. Source: the Zarr storage specification, version 2. */
final class MetadataV2 {
    private MetadataV2() {}

    static ArrayMetadata parse(Json array, JsonNode attributes) {
        long[] shape = array.longs("shape", 0);
        long[] chunks = array.longs("chunks", 1);
        if (array.number("zarr_format", 2) != 2) {
            throw array.wrong("zarr_format", array.node().path("zarr_format"), "2");
        }
        int[] chunk = MetadataV3.edges(array, "chunks", chunks, shape);
        Samples samples = DataTypes.numpy(array);
        List<ByteCodec> codecs = new ArrayList<>();
        Json filters = array.at("filters");
        for (int i = 0; i < filters.node().size(); i++) {
            codecs.add(Codecs.numcodecs(filters.at(i), samples.bytes()));
        }
        if (array.has("compressor")) {
            codecs.add(Codecs.numcodecs(array.at("compressor"), samples.bytes()));
        }
        String order = array.text("order", "C");
        int[] natural = ArrayMetadata.naturalOrder(shape.length);
        if (order.equals("F")) {
            for (int d = 0; d < natural.length; d++) {
                natural[d] = natural.length - 1 - d;
            }
        } else if (!order.equals("C")) {
            throw array.wrong("order", array.node().path("order"), "\"C\" or \"F\"");
        }
        String separator = array.text("dimension_separator", ".");
        if (!separator.equals(".") && !separator.equals("/")) {
            throw array.wrong("dimension_separator", array.node().path("dimension_separator"), "\".\" or \"/\"");
        }
        return new ArrayMetadata(
                        "Zarr 2",
                        shape,
                        chunk,
                        natural,
                        samples,
                        DataTypes.fill(array, samples),
                        new ChunkKeys("", separator, false),
                        new CodecChain(codecs),
                        null,
                        dimensions(attributes),
                        false,
                        attributes)
                .checked(array.file());
    }

    /** As xarray names them. */
    private static List<String> dimensions(JsonNode attributes) {
        List<String> names = new ArrayList<>();
        attributes.path("_ARRAY_DIMENSIONS").forEach(name -> names.add(name.asText("")));
        return List.copyOf(names);
    }
}
