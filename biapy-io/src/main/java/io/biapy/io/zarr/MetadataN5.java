package io.biapy.io.zarr;

import io.biapy.io.codec.BloscCodec;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.Lz4StreamCodec;
import io.biapy.io.codec.ZstdCodec;
import io.biapy.io.sample.Samples;
import java.util.List;

/** Reads the attributes.json of an N5 data set, whose dimensions run from the fastest to the slowest. Source: the N5 specification, 4.0. */
final class MetadataN5 {
    private MetadataN5() {}

    static ArrayMetadata parse(Json array) {
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
                        List.of(),
                        true,
                        array.node())
                .checked(array.file());
    }

    private static CodecChain codecs(Json array, int elementBytes) {
        boolean old = array.has("compressionType");
        Json compression = array.at("compression");
        String type = old ? array.text("compressionType") : compression.text("type");
        List<ByteCodec> codecs =
                switch (type) {
                    case "raw" -> List.of();
                    case "gzip" ->
                        List.of(new DeflateCodec(
                                !compression.node().path("useZlib").asBoolean(false), -1));
                    case "zlib" -> List.of(new DeflateCodec(false, -1));
                    case "lz4" -> List.of(new Lz4StreamCodec());
                    case "zstd" -> List.of(new ZstdCodec(3));
                    case "blosc" ->
                        List.of(new BloscCodec(BloscCodec.Inner.LZ4, 5, BloscCodec.Shuffle.SHUFFLE, elementBytes, 0));
                    default ->
                        throw DataTypes.unknown(array.file(), "compression", type, "raw, gzip, zlib, lz4, zstd, blosc");
                };
        return new CodecChain(codecs);
    }

    private static long[] reversed(long[] numbers) {
        long[] other = new long[numbers.length];
        for (int d = 0; d < numbers.length; d++) {
            other[d] = numbers[numbers.length - 1 - d];
        }
        return other;
    }
}
