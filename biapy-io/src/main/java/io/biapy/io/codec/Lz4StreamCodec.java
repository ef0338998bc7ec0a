package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jpountz.lz4.LZ4BlockOutputStream;
import net.jpountz.xxhash.XXHashFactory;

/**
 * LZ4 blocks with headers of lz4-java's own, as N5 writes them: "LZ4Block", a token, packed and unpacked length, a check sum of 28 bits
 * (xxHash), the block. One block without such a header, as z5py writes it, is read too.
 */
public record Lz4StreamCodec() implements ByteCodec {
    /** Unpacked bytes of a block as it is written here. */
    public static final int BLOCK = 1 << 16;

    private static final byte[] NAME = "LZ4Block".getBytes(StandardCharsets.US_ASCII);
    private static final int RATIO = 256;
    private static final int HEADER = 21;
    private static final int RAW = 0x10;
    private static final int SEED = 0x9747B28C;
    private static final int SUM_BITS = 0x0FFFFFFF;

    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        int end = at + length;
        if (!startsWithName(from, at, length)) {
            return Lz4Codec.block(from, at, length, into, 0, into.length);
        }
        int done = 0;
        for (int in = at; in < end; ) {
            if (in + HEADER > end || from[in] != 'L' || from[in + 7] != 'k') {
                throw new CodecException("is cut off or damaged LZ4 data");
            }
            int packed = Words.get32(from, in + 9, false);
            int raw = Words.get32(from, in + 13, false);
            int sum = Words.get32(from, in + 17, false);
            boolean copied = (from[in + 8] & 0xF0) == RAW;
            in += HEADER;
            if (packed < 0 || packed > end - in || raw < 0 || raw > into.length - done || (copied && raw != packed)) {
                throw new CodecException("is damaged LZ4 data: a block claims " + raw + " bytes from " + packed);
            }
            int got = raw;
            if (copied) {
                System.arraycopy(from, in, into, done, raw);
            } else if (raw > 0) {
                got = Lz4Codec.block(from, in, packed, into, done, raw);
            }
            int found = XXHashFactory.fastestInstance().hash32().hash(into, done, raw, SEED) & SUM_BITS;
            if (got != raw || (raw > 0 && found != sum)) {
                throw new CodecException("is damaged LZ4 data: a block has a wrong check sum");
            }
            in += packed;
            done += raw;
        }
        return done;
    }

    private static boolean startsWithName(byte[] from, int at, int length) {
        return length >= NAME.length && Arrays.equals(from, at, at + NAME.length, NAME, 0, NAME.length);
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        return Packing.all(from, at, length, packed -> new LZ4BlockOutputStream(packed, BLOCK));
    }

    @Override
    public int mostRatio() {
        return RATIO;
    }

    @Override
    public String toString() {
        return "lz4 stream";
    }
}
