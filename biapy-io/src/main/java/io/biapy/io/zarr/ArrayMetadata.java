package io.biapy.io.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import io.biapy.core.error.FileException;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.codec.CodecChain;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an array is stored, whatever the version that says so. Arrays are not copied; treat them as frozen.
 *
 * @param format for people: "Zarr 3"
 * @param shape elements along each dimension
 * @param chunk elements of a chunk along each dimension
 * @param order dimensions from the slowest to the fastest in a chunk's memory
 * @param fill one element, as stored, of chunks that are missing
 * @param codecs what packs a chunk
 * @param dimensionNames one a dimension, or none
 * @param blockHeaders whether each chunk begins with its own shape, as in N5
 */
record ArrayMetadata(
        String format,
        long[] shape,
        int[] chunk,
        int[] order,
        Samples samples,
        byte[] fill,
        ChunkKeys keys,
        CodecChain codecs,
        @Nullable Sharding sharding,
        List<String> dimensionNames,
        boolean blockHeaders,
        JsonNode attributes) {

    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    /** Refuses what no image can be, or no memory can hold. */
    ArrayMetadata checked(Path file) {
        double elements = 1;
        double chunkBytes = samples.bytes();
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == 0) {
                throw new FileException(file, "is an empty array of shape " + ArrayAxes.shape(shape) + ".");
            }
            elements *= shape[d];
            chunkBytes *= chunk[d];
        }
        if (shape.length < 2 || elements > 0x1p62) {
            throw new FileException(
                    file,
                    "has shape " + ArrayAxes.shape(shape) + ", and an image has 2 to 5 dimensions and fewer than 2^62"
                            + " elements.");
        }
        if (chunkBytes > MOST_BYTES) {
            throw new FileException(
                    file,
                    "has chunks of " + String.format(java.util.Locale.ROOT, "%.3g", chunkBytes)
                            + " bytes; at most 2^31 are read. Save it in smaller chunks.");
        }
        return this;
    }

    int dimensions() {
        return shape.length;
    }

    int chunkBytes() {
        int bytes = samples.bytes();
        for (int n : chunk) {
            bytes *= n;
        }
        return bytes;
    }

    /** Elements from one place to the next along each dimension, in a chunk. */
    int[] strides() {
        int[] strides = new int[chunk.length];
        int stride = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            strides[order[i]] = stride;
            stride *= chunk[order[i]];
        }
        return strides;
    }

    Optional<Sharding> shards() {
        return Optional.ofNullable(sharding);
    }

    /** Indices from slowest to fastest in their natural order. */
    static int[] naturalOrder(int dimensions) {
        int[] order = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            order[d] = d;
        }
        return order;
    }

    @Override
    public String toString() {
        long[] edges = new long[chunk.length];
        for (int d = 0; d < edges.length; d++) {
            edges[d] = chunk[d];
        }
        return format + ", shape " + ArrayAxes.shape(shape) + " in chunks of " + ArrayAxes.shape(edges)
                + (sharding == null ? "" : " in shards of " + sharding.chunks()) + ", " + samples + ", " + codecs + ", "
                + keys;
    }
}
