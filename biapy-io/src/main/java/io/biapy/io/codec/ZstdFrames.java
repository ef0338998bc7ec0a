package io.biapy.io.codec;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/** Zstandard frames in byte arrays, with native contexts that are used again. Safe for several threads. */
final class ZstdFrames {
    private static final Pool<ZstdDecompressCtx> READERS = new Pool<>(ZstdDecompressCtx::new, ZstdDecompressCtx::close);
    private static final Pool<ZstdCompressCtx> WRITERS = new Pool<>(ZstdCompressCtx::new, ZstdCompressCtx::close);

    private ZstdFrames() {}

    /** Unpacks into {@code into} from {@code to} on, at most {@code room} bytes; gives their number. */
    static int decode(byte[] from, int at, int length, byte[] into, int to, int room) throws CodecException {
        ZstdDecompressCtx context = READERS.take();
        try {
            int got = context.decompressByteArray(into, to, room, from, at, length);
            READERS.give(context);
            return got;
        } catch (ZstdException e) {
            context.close();
            throw new CodecException("is cut off or damaged Zstandard data (" + e.getMessage() + ")", e);
        }
    }

    /** Packs into {@code into} from {@code to} on; gives the number of bytes, or -1 where they need more than {@code room}. */
    static int encode(byte[] from, int at, int length, int level, byte[] into, int to, int room) {
        ZstdCompressCtx context = WRITERS.take();
        try {
            context.setLevel(level);
            int got = context.compressByteArray(into, to, room, from, at, length);
            WRITERS.give(context);
            return got;
        } catch (ZstdException e) {
            context.close();
            return -1;
        }
    }
}
