package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.io.codec.BloscCodec;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.Crc32cCodec;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.Lz4Codec;
import io.biapy.io.codec.ShuffleCodec;
import io.biapy.io.codec.ZstdCodec;
import java.util.Locale;

/** Codecs as the metadata of both versions names them. */
final class Codecs {
    private static final String KNOWN = "blosc, zstd, gzip, zlib, lz4, shuffle, crc32c";
    private static final int USUAL_LEVEL = 5;

    private Codecs() {}

    /** A compressor or filter of version 2: {@code {"id": "zlib", "level": 1}}. */
    static ByteCodec numcodecs(Json codec, int elementBytes) {
        String id = codec.text("id");
        return switch (id) {
            case "blosc" -> blosc(codec, elementBytes);
            case "zstd" -> new ZstdCodec(codec.number("level", 3));
            case "gzip" -> new DeflateCodec(true, level(codec));
            case "zlib" -> new DeflateCodec(false, level(codec));
            case "lz4" -> new Lz4Codec();
            case "shuffle" -> new ShuffleCodec(elementSize(codec, "elementsize"));
            case "crc32c" -> new Crc32cCodec();
            default -> throw DataTypes.unknown(codec.file(), "codec", id, KNOWN);
        };
    }

    /** A codec from bytes to bytes of version 3: {@code {"name": "gzip", "configuration": {...}}}. */
    static ByteCodec named(Json codec, int elementBytes) {
        String name = codec.text("name");
        Json configuration = codec.at("configuration");
        return switch (name) {
            case "blosc", "numcodecs.blosc" -> blosc(configuration, elementBytes);
            case "zstd", "numcodecs.zstd" -> new ZstdCodec(configuration.number("level", 3));
            case "gzip", "numcodecs.gzip" -> new DeflateCodec(true, level(configuration));
            case "zlib", "numcodecs.zlib" -> new DeflateCodec(false, level(configuration));
            case "lz4", "numcodecs.lz4" -> new Lz4Codec();
            case "numcodecs.shuffle" -> new ShuffleCodec(elementSize(configuration, "elementsize"));
            case "crc32c", "numcodecs.crc32c" -> new Crc32cCodec();
            default -> throw DataTypes.unknown(codec.file(), "codec", name, KNOWN + ", sharding_indexed, transpose");
        };
    }

    private static int level(Json codec) {
        return Math.max(-1, Math.min(9, codec.number("level", -1)));
    }

    private static int elementSize(Json codec, String member) {
        int size = codec.number(member, 4);
        if (size < 1 || size > 255) {
            throw codec.wrong(member, codec.node().path(member), "a number from 1 to 255");
        }
        return size;
    }

    /** Shuffle is a name in version 3 and a number in version 2, where -1 leaves it to the element's size. */
    static ByteCodec blosc(Json codec, int elementBytes) {
        String inner = codec.text("cname", "lz4");
        BloscCodec.Inner known = null;
        for (BloscCodec.Inner each : BloscCodec.Inner.values()) {
            known = each.toString().equals(inner) ? each : known;
        }
        if (known == null) {
            throw DataTypes.unknown(codec.file(), "Blosc codec", inner, "blosclz, lz4, lz4hc, zlib, zstd");
        }
        int size = codec.has("typesize") ? elementSize(codec, "typesize") : elementBytes;
        JsonNode shuffle = codec.node().path("shuffle");
        BloscCodec.Shuffle sorted = BloscCodec.Shuffle.NOSHUFFLE;
        if (shuffle.isTextual()) {
            for (BloscCodec.Shuffle each : BloscCodec.Shuffle.values()) {
                sorted = each.toString().equals(shuffle.textValue()) ? each : sorted;
            }
        } else {
            int number = codec.number("shuffle", 1);
            int resolved = number == -1 ? (elementBytes == 1 ? 2 : 1) : number;
            sorted = BloscCodec.Shuffle.values()[Math.max(0, Math.min(2, resolved))];
        }
        int level = Math.max(0, Math.min(9, codec.number("clevel", USUAL_LEVEL)));
        return new BloscCodec(known, level, sorted, size, Math.max(0, codec.number("blocksize", 0)));
    }

    /** As version 2 names it. */
    static ObjectNode toNumcodecs(ByteCodec codec) {
        ObjectNode node = Json.object();
        if (codec instanceof BloscCodec blosc) {
            return node.put("id", "blosc")
                    .put("cname", blosc.inner().toString())
                    .put("clevel", blosc.level())
                    .put("shuffle", blosc.shuffle().ordinal())
                    .put("blocksize", blosc.blockBytes());
        }
        if (codec instanceof ZstdCodec zstd) {
            return node.put("id", "zstd").put("level", zstd.level()).put("checksum", false);
        }
        if (codec instanceof DeflateCodec deflate) {
            return node.put("id", deflate.gzip() ? "gzip" : "zlib").put("level", written(deflate));
        }
        return node.put("id", "lz4").put("acceleration", 1);
    }

    /** As version 3 names it. */
    static ObjectNode toNamed(ByteCodec codec) {
        ObjectNode node = Json.object();
        if (codec instanceof Crc32cCodec) {
            return node.put("name", "crc32c");
        }
        if (codec instanceof BloscCodec blosc) {
            node.put("name", "blosc")
                    .putObject("configuration")
                    .put("cname", blosc.inner().toString())
                    .put("clevel", blosc.level())
                    .put("shuffle", blosc.shuffle().toString().toLowerCase(Locale.ROOT))
                    .put("typesize", blosc.elementBytes())
                    .put("blocksize", blosc.blockBytes());
        } else if (codec instanceof ZstdCodec zstd) {
            node.put("name", "zstd")
                    .putObject("configuration")
                    .put("level", zstd.level())
                    .put("checksum", false);
        } else if (codec instanceof DeflateCodec deflate) {
            node.put("name", deflate.gzip() ? "gzip" : "numcodecs.zlib")
                    .putObject("configuration")
                    .put("level", written(deflate));
        } else {
            node.put("name", "numcodecs.lz4").putObject("configuration").put("acceleration", 1);
        }
        return node;
    }

    private static int written(DeflateCodec deflate) {
        return deflate.level() < 0 ? 6 : deflate.level();
    }
}
