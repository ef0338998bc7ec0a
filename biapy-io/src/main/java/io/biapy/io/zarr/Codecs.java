package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.io.codec.BloscCodec;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.BzipCodec;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.Fletcher32Codec;
import io.biapy.io.codec.Lz4Codec;
import io.biapy.io.codec.ShuffleCodec;
import io.biapy.io.codec.SumCodec;
import io.biapy.io.codec.XzCodec;
import io.biapy.io.codec.ZstdCodec;
import java.util.List;
import java.util.Locale;

/** Codecs as the metadata of both versions names them. */
final class Codecs {
    private static final String NUMCODECS = "numcodecs.";
    private static final String KNOWN =
            "blosc, zstd, gzip, zlib, lz4, bz2, lzma, shuffle, delta, fixedscaleoffset, packbits, crc32,"
                    + " adler32, crc32c, fletcher32";
    private static final int USUAL_LEVEL = 5;

    private Codecs() {}

    /** A compressor or filter of version 2: {@code {"id": "zlib", "level": 1}}. */
    static ByteCodec numcodecs(Json codec, int elementBytes) {
        return known(codec, codec.text("id"), codec, elementBytes, KNOWN);
    }

    /** A codec from bytes to bytes of version 3: {@code {"name": "gzip", "configuration": {...}}}. */
    static ByteCodec named(Json codec, int elementBytes) {
        String name = codec.text("name");
        boolean own = !name.startsWith(NUMCODECS)
                && !List.of("blosc", "zstd", "gzip", "zlib", "lz4", "crc32c").contains(name);
        if (own || NumberCodecs.areArrays(name)) {
            throw DataTypes.unknown(codec.file(), "codec", name, KNOWN + ", sharding_indexed, transpose");
        }
        Json configuration = codec.at("configuration");
        return name.equals("crc32c")
                ? SumCodec.crc32c()
                : known(
                        codec,
                        name.startsWith(NUMCODECS) ? name.substring(NUMCODECS.length()) : name,
                        configuration,
                        elementBytes,
                        KNOWN + ", sharding_indexed, transpose");
    }

    private static ByteCodec known(Json codec, String name, Json options, int elementBytes, String known) {
        return switch (name) {
            case "blosc" -> blosc(options, elementBytes);
            case "zstd" -> new ZstdCodec(options.number("level", 3));
            case "gzip" -> new DeflateCodec(true, level(options));
            case "zlib" -> new DeflateCodec(false, level(options));
            case "lz4" -> new Lz4Codec();
            case "bz2" -> new BzipCodec(options.number("level", 1));
            case "lzma" -> lzma(options);
            case "shuffle" -> new ShuffleCodec(elementSize(options, "elementsize"));
            case "fletcher32" -> new Fletcher32Codec();
            case "crc32" -> new SumCodec(SumCodec.Sum.CRC32, isAtEnd(options, "start"));
            case "adler32" -> new SumCodec(SumCodec.Sum.ADLER32, isAtEnd(options, "start"));
            case "crc32c" -> new SumCodec(SumCodec.Sum.CRC32C, isAtEnd(options, "end"));
            case "delta", "fixedscaleoffset", "packbits" -> NumberCodecs.of(name, options);
            default ->
                throw DataTypes.unknown(
                        codec.file(), "codec", codec.node().has("id") ? name : codec.text("name"), known);
        };
    }

    private static boolean isAtEnd(Json options, String usual) {
        String place = options.text("location", usual);
        if (!place.equals("start") && !place.equals("end")) {
            throw options.wrong("location", options.node().path("location"), "\"start\" or \"end\"");
        }
        return place.equals("end");
    }

    /** Formats 1 (xz) and 2 (.lzma); 3 has no header, so that filters tell how to read it. */
    private static ByteCodec lzma(Json options) {
        int format = options.number("format", 1);
        if (format != 1) {
            throw options.wrong("format", options.node().path("format"), "1 (xz)");
        }
        return new XzCodec(options.number("preset", XzCodec.USUAL));
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
        if (codec.equals(SumCodec.crc32c())) {
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
