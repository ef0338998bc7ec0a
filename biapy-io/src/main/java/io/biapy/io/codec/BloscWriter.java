package io.biapy.io.codec;

import io.biapy.io.sample.Words;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** Packs one Blosc 1 frame; see {@link BloscReader}. Blocks are as long as c-blosc 1.21 makes them, and never split. */
final class BloscWriter {
    private static final int CACHE = 1 << 15;
    private static final int SMALLEST_BLOCK = 128;
    private static final int LZ4_FORMAT = 1;
    private static final int ZLIB_FORMAT = 3;
    private static final int ZSTD_FORMAT = 4;
    private static final int STRONGEST_ZSTD = 22;

    private final BloscCodec codec;
    private final byte[] from;
    private final int at;
    private final int length;
    private final int size;
    private final int block;

    BloscWriter(BloscCodec codec, byte[] from, int at, int length) {
        this.codec = codec;
        this.from = from;
        this.at = at;
        this.length = length;
        this.size = codec.elementBytes();
        this.block = blockBytes();
    }

    private int blockBytes() {
        int wanted = codec.blockBytes();
        if (wanted == 0) {
            int level = codec.level();
            int base = codec.inner() == BloscCodec.Inner.LZ4 ? CACHE : 2 * CACHE;
            wanted = level == 0 ? base / 4 : level == 1 ? base / 2 : level < 4 ? base * (level - 1) : base * 4;
            wanted = level > 5 ? base * 8 : wanted;
        }
        wanted = Math.min(Math.max(wanted, SMALLEST_BLOCK), length);
        return wanted > size ? wanted / size * size : Math.max(1, wanted);
    }

    byte[] encode() {
        int count = (int) (((long) length + block - 1) / block);
        byte[] out = new byte[BloscReader.HEADER + 4 * count + length + 4 * count];
        int end = codec.level() == 0 || length < SMALLEST_BLOCK ? Integer.MAX_VALUE : pack(out, count);
        if (end < BloscReader.HEADER + length) {
            header(out, end, 0);
            return Arrays.copyOf(out, end);
        }
        byte[] copy = new byte[BloscReader.HEADER + length];
        System.arraycopy(from, at, copy, BloscReader.HEADER, length);
        header(copy, copy.length, BloscReader.COPIED);
        return copy;
    }

    private void header(byte[] out, int end, int copied) {
        int shuffle =
                switch (codec.shuffle()) {
                    case NOSHUFFLE -> 0;
                    case SHUFFLE -> BloscReader.BYTE_SHUFFLE;
                    case BITSHUFFLE -> BloscReader.BIT_SHUFFLE;
                };
        int format =
                switch (codec.inner()) {
                    case ZSTD -> ZSTD_FORMAT;
                    case ZLIB -> ZLIB_FORMAT;
                    default -> LZ4_FORMAT;
                };
        out[0] = 2;
        out[1] = 1;
        out[2] = (byte) (shuffle | copied | BloscReader.NOT_SPLIT | format << 5);
        out[3] = (byte) size;
        Words.put32(out, 4, length, false);
        Words.put32(out, 8, block, false);
        Words.put32(out, 12, end, false);
    }

    private int pack(byte[] out, int count) {
        byte[] shuffled = new byte[2 * block];
        int position = BloscReader.HEADER + 4 * count;
        for (int b = 0; b < count; b++) {
            int start = at + b * block;
            int bytes = Math.min(block, length - b * block);
            Words.put32(out, BloscReader.HEADER + 4 * b, position, false);
            shuffle(start, bytes, shuffled);
            int packed = pack(shuffled, bytes, out, position + 4);
            if (packed < 0 || packed >= bytes) {
                packed = bytes;
                System.arraycopy(shuffled, 0, out, position + 4, bytes);
            }
            Words.put32(out, position, packed, false);
            position += 4 + packed;
        }
        return position;
    }

    private void shuffle(int start, int bytes, byte[] into) {
        int n = bytes / size;
        if (codec.shuffle() == BloscCodec.Shuffle.SHUFFLE && size > 1) {
            ByteShuffleKernel.shuffle(from, start, bytes, size, into, 0);
        } else if (codec.shuffle() == BloscCodec.Shuffle.BITSHUFFLE && n % 8 == 0 && n > 0) {
            ByteShuffleKernel.shuffle(from, start, n * size, size, into, block);
            for (int p = 0; p < size; p++) {
                BitShuffleKernel.toBits(into, block + p * n, n, into, p * n);
            }
            System.arraycopy(from, start + n * size, into, n * size, bytes - n * size);
        } else {
            System.arraycopy(from, start, into, 0, bytes);
        }
    }

    /** At most {@code bytes} of packed data, or -1. */
    private int pack(byte[] block, int bytes, byte[] out, int to) {
        int level = codec.level();
        switch (codec.inner()) {
            case ZSTD:
                int zstd = level < 9 ? 2 * level - 1 : STRONGEST_ZSTD;
                return ZstdFrames.encode(block, 0, bytes, zstd, out, to, bytes);
            case ZLIB:
                return ZlibBlock.encode(block, 0, bytes, level, out, to, bytes);
            case LZ4HC:
                return lz4(LZ4Factory.fastestInstance().highCompressor(Math.min(12, level + 3)), block, bytes, out, to);
            default:
                return lz4(LZ4Factory.fastestInstance().fastCompressor(), block, bytes, out, to);
        }
    }

    private static int lz4(LZ4Compressor compressor, byte[] block, int bytes, byte[] out, int to) {
        try {
            return compressor.compress(block, 0, bytes, out, to, bytes);
        } catch (LZ4Exception e) {
            return -1; // needs more room than the block itself
        }
    }
}
