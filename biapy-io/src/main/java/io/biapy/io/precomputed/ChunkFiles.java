package io.biapy.io.precomputed;

import io.biapy.core.error.FileException;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.BzipCodec;
import io.biapy.io.codec.CodecException;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.codec.XzCodec;
import io.biapy.io.codec.ZstdCodec;
import io.biapy.io.file.FileBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of chunks, which may be packed once more as a whole: CloudVolume adds what they are packed by to their names, and copies from servers
 * may be gzip under the plain name.
 */
final class ChunkFiles {
    private record Packing(String extension, ByteCodec codec) {}

    private static final List<Packing> PACKINGS = List.of(
            new Packing(".gz", new DeflateCodec(true, -1)),
            new Packing(".zstd", new ZstdCodec(3)),
            new Packing(".xz", new XzCodec(XzCodec.USUAL)),
            new Packing(".bz2", new BzipCodec(BzipCodec.BEST)));
    private static final String BROTLI = ".br";
    private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};

    private ChunkFiles() {}

    /**
     * What the file holds, unpacked; null where there is none.
     *
     * @param most bytes that it can have unpacked
     */
    static byte @Nullable [] read(Path file, int most) {
        if (Files.exists(file)) {
            byte[] bytes = whole(file);
            boolean gzip = bytes.length > GZIP.length
                    && bytes.length != most
                    && Arrays.equals(bytes, 0, GZIP.length, GZIP, 0, GZIP.length);
            return gzip ? unpack(file, bytes, PACKINGS.get(0).codec(), most) : bytes;
        }
        for (Packing packing : PACKINGS) {
            Path packed = file.resolveSibling(file.getFileName() + packing.extension());
            if (Files.exists(packed)) {
                return unpack(packed, whole(packed), packing.codec(), most);
            }
        }
        if (Files.exists(file.resolveSibling(file.getFileName() + BROTLI))) {
            throw new FileException(
                    file,
                    "is packed by Brotli (.br), which is not read here; unpack the chunks, or pack them by gzip.");
        }
        return null;
    }

    private static byte[] unpack(Path file, byte[] packed, ByteCodec codec, int most) {
        try {
            byte[] into = new byte[(int) Math.min(most, (double) packed.length * codec.mostRatio() + 1024)];
            return Arrays.copyOf(into, codec.decode(packed, 0, packed.length, into));
        } catch (CodecException e) {
            throw new FileException(file, e.getMessage() + ".", e);
        }
    }

    private static byte[] whole(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            return bytes.read(0, bytes.size());
        }
    }
}
