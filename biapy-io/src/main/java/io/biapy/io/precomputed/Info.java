package io.biapy.io.precomputed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.PixelType;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.store.Keys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the file {@code info} says of one scale. Lengths are x, y, z, as in the file.
 *
 * @param kind "image" or "segmentation"
 * @param key folder of the chunks
 * @param offset of the first voxel
 * @param resolution of a voxel in nanometres
 * @param block of compressed segmentation, or none
 * @param sharding how chunks lie in files of many, or none where each has its own
 * @param jpeg whether chunks are JPEG pictures; read only
 */
record Info(
        String kind,
        PixelType type,
        int channels,
        String key,
        long[] size,
        long[] offset,
        double[] resolution,
        boolean resolutionKnown,
        int[] chunk,
        Optional<int[]> block,
        Optional<Sharding> sharding,
        boolean jpeg) {

    static final String FILE = "info";

    private static final String JPEG = "jpeg";
    private static final String COMPRESSED = "compressed_segmentation";
    private static final Set<String> TYPES =
            Set.of("UINT8", "INT8", "UINT16", "INT16", "UINT32", "INT32", "UINT64", "INT64", "FLOAT32");
    private static final int MOST_CHUNK = 1 << 30;

    /** Reads the scale of that key, or the first one, which is the finest. */
    static Info read(Path folder, String key, byte[] json) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(new String(json, java.nio.charset.StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new FileException(folder, "its file info is damaged JSON (" + e.getOriginalMessage() + ").", e);
        }
        String type = root.path("data_type").asText().toUpperCase(Locale.ROOT);
        JsonNode scales = root.path("scales");
        if (!scales.isArray() || scales.isEmpty() || !TYPES.contains(type)) {
            throw new FileException(
                    folder, "is no precomputed volume: its file info names no scales, or the type \"" + type + "\".");
        }
        JsonNode scale = scales.get(0);
        for (JsonNode each : scales) {
            scale = each.path("key").asText().equals(key) ? each : scale;
        }
        if (!key.isEmpty() && !scale.path("key").asText().equals(key)) {
            throw new FileException(
                    folder, "has no scale \"" + key + "\"; it has " + scales.findValuesAsText("key") + ".");
        }
        String encoding = scale.path("encoding").asText();
        if (!Set.of("raw", JPEG, COMPRESSED).contains(encoding)) {
            throw new FileException(
                    folder,
                    "has chunks of the encoding \"" + encoding + "\"; raw, jpeg and " + COMPRESSED + " are read.");
        }
        long channels = root.path("num_channels").asLong();
        Info info = new Info(
                root.path("type").asText(),
                PixelType.valueOf(type),
                (int) Math.min(Math.max(channels, 0), 1 << 16),
                Keys.safe(folder, scale.path("key").asText()),
                longs(scale.path("size")),
                scale.has("voxel_offset") ? longs(scale.path("voxel_offset")) : new long[3],
                doubles(scale.path("resolution")),
                !root.path("biapy").path("voxel_size").asText().equals("unknown"),
                ints(scale.path("chunk_sizes").path(0)),
                encoding.equals(COMPRESSED)
                        ? Optional.of(ints(scale.path("compressed_segmentation_block_size")))
                        : Optional.empty(),
                scale.path("sharding").isObject()
                        ? Optional.of(Sharding.read(folder, scale.path("sharding")))
                        : Optional.empty(),
                encoding.equals(JPEG));
        return info.checked(folder, encoding);
    }

    private Info checked(Path folder, String encoding) {
        double chunkBytes = (double) channels * type.bits() / 8;
        double voxels = channels;
        for (int axis = 0; axis < 3; axis++) {
            chunkBytes *= chunk[axis];
            voxels *= size[axis];
            boolean good = size[axis] > 0
                    && chunk[axis] > 0
                    && Math.abs((double) offset[axis]) < 0x1p60
                    && block.map(edges -> edges[0] > 0 && edges[1] > 0 && edges[2] > 0)
                            .orElse(true);
            if (!good) {
                throw new FileException(
                        folder,
                        "its file info names a size of " + ArrayAxes.shape(size) + " in chunks of "
                                + Arrays.toString(chunk) + ", which cannot be.");
            }
        }
        double blockVoxels =
                block.map(edges -> (double) edges[0] * edges[1] * edges[2]).orElse(1.0);
        if (chunkBytes > MOST_CHUNK || voxels > 0x1p62 || channels < 1 || blockVoxels > 1 << 24) {
            throw new FileException(folder, "its file info names chunks, or a size, too large to be read.");
        }
        if (encoding.equals(COMPRESSED) && type != PixelType.UINT32 && type != PixelType.UINT64) {
            throw new FileException(
                    folder, "its file info says " + COMPRESSED + " of " + type + ", which holds 32 or 64 bits.");
        }
        if (jpeg && (type != PixelType.UINT8 || (channels != 1 && channels != 3))) {
            throw new FileException(
                    folder,
                    "its file info says jpeg of " + channels + " channels of "
                            + type.name().toLowerCase(Locale.ROOT) + ", and jpeg holds 1 or 3 of uint8.");
        }
        return this;
    }

    private static long[] longs(JsonNode node) {
        return new long[] {
            node.path(0).asLong(), node.path(1).asLong(), node.path(2).asLong()
        };
    }

    private static double[] doubles(JsonNode node) {
        return new double[] {
            node.path(0).asDouble(), node.path(1).asDouble(), node.path(2).asDouble()
        };
    }

    private static int[] ints(JsonNode node) {
        return new int[] {
            node.path(0).asInt(), node.path(1).asInt(), node.path(2).asInt()
        };
    }

    /** Unknown where the lengths cannot be a voxel's, or the volume was written without one. */
    Calibration calibration() {
        return resolutionKnown
                ? Calibration.told(resolution[2], resolution[1], resolution[0], "nm")
                : Calibration.unknown();
    }

    /** Name of a chunk's file below the folder of the scale. */
    String chunkName(long x, long y, long z) {
        long[] index = {x, y, z};
        StringBuilder name = new StringBuilder();
        for (int axis = 0; axis < 3; axis++) {
            long start = index[axis] * chunk[axis];
            name.append(axis == 0 ? "" : "_")
                    .append(start + offset[axis])
                    .append('-')
                    .append(Math.min(size[axis], start + chunk[axis]) + offset[axis]);
        }
        return name.toString();
    }

    /** The text of the file. */
    String json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("@type", "neuroglancer_multiscale_volume");
        root.put("type", kind);
        root.put("data_type", type.name().toLowerCase(Locale.ROOT));
        root.put("num_channels", channels);
        ObjectNode scale = root.putArray("scales").addObject();
        scale.put("key", key);
        put(scale.putArray("size"), size);
        put(scale.putArray("voxel_offset"), offset);
        ArrayNode lengths = scale.putArray("resolution");
        Arrays.stream(resolution).forEach(lengths::add);
        ArrayNode edges = scale.putArray("chunk_sizes").addArray();
        Arrays.stream(chunk).forEach(edges::add);
        scale.put("encoding", block.isPresent() ? COMPRESSED : "raw");
        block.ifPresent(sizes -> {
            ArrayNode list = scale.putArray("compressed_segmentation_block_size");
            Arrays.stream(sizes).forEach(list::add);
        });
        if (!resolutionKnown) {
            root.putObject("biapy").put("voxel_size", "unknown");
        }
        return root.toPrettyString();
    }

    private static void put(ArrayNode list, long[] values) {
        Arrays.stream(values).forEach(list::add);
    }

    @Override
    public String toString() {
        return "precomputed " + kind + ", scale " + key + ", chunks of " + chunk[2] + " x " + chunk[1] + " x "
                + chunk[0] + ", " + (jpeg ? JPEG : block.isPresent() ? COMPRESSED : "raw")
                + (sharding.isPresent() ? ", sharded" : "");
    }
}
