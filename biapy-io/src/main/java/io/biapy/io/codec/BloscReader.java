package io.biapy.io.codec;

import io.biapy.io.sample.Words;

/**
 * Unpacks one Blosc 1 frame: a header of 16 bytes (version, codec version, flags, element size, unpacked length, block length, packed
 * length), the start of each block, then the blocks, each of one or, split by bytes of the element, several packed parts. Source: the
 * format's description in c-blosc (README_CHUNK_FORMAT). Every length is checked before it is used.
 */
final class BloscReader {
    static final int HEADER = 16;
    static final int BYTE_SHUFFLE = 1;
    static final int COPIED = 2;
    static final int BIT_SHUFFLE = 4;
    static final int NOT_SPLIT = 16;
    static final int MOST_SPLITS = 16;
    static final int LEAST_SPLIT = 128;

    private static final int NEWEST = 2;
    private static final int MOST_BLOCK = 1 << 29;

    private final byte[] from;
    private final int at;
    private final int length;
    private int flags;
    private int size;
    private int block;

    BloscReader(byte[] from, int at, int length) {
        this.from = from;
        this.at = at;
        this.length = length;
    }

    int decode(byte[] into) throws CodecException {
        if (length < HEADER) {
            throw new CodecException("is cut off: " + length + " bytes, and a Blosc header alone has " + HEADER);
        }
        flags = from[at + 2];
        size = Math.max(1, from[at + 3] & 0xFF);
        int all = Words.get32(from, at + 4, false);
        block = Words.get32(from, at + 8, false);
        int packed = Words.get32(from, at + 12, false);
        if (from[at] < 1 || from[at] > NEWEST) {
            throw new CodecException("is no Blosc 1 data: its version is " + from[at]);
        }
        if (packed != length) {
            throw new CodecException("is cut off or damaged: its Blosc header claims "
                    + Integer.toUnsignedString(packed) + " bytes, and it has " + length);
        }
        if (all < 0 || all > into.length) {
            throw new CodecException(
                    "claims " + Integer.toUnsignedString(all) + " bytes where " + into.length + " belong");
        }
        if ((flags & COPIED) != 0) {
            return copy(all, into);
        }
        if (all > 0) {
            blocks(all, into);
        }
        return all;
    }

    private int copy(int all, byte[] into) throws CodecException {
        if (all > length - HEADER) {
            throw new CodecException("is cut off: it claims " + all + " copied bytes and holds " + (length - HEADER));
        }
        System.arraycopy(from, at + HEADER, into, 0, all);
        return all;
    }

    private void blocks(int all, byte[] into) throws CodecException {
        if (block < 1) {
            throw new CodecException("is damaged: its Blosc blocks have " + block + " bytes");
        }
        if (Math.min(block, all) > MOST_BLOCK) {
            throw new CodecException("has Blosc blocks of " + block + " bytes; at most " + MOST_BLOCK + " are read");
        }
        long count = ((long) all + block - 1) / block;
        if (count > (length - HEADER) / 4) {
            throw new CodecException("is damaged: it claims " + count + " Blosc blocks in " + length + " bytes");
        }
        boolean shuffled = (flags & BIT_SHUFFLE) != 0 || ((flags & BYTE_SHUFFLE) != 0 && size > 1);
        byte[] scratch = new byte[shuffled ? 2 * Math.min(block, all) : 0];
        for (int b = 0; b < count; b++) {
            int to = b * block;
            int bytes = Math.min(block, all - to);
            int start = Words.get32(from, at + HEADER + 4 * b, false);
            if (!shuffled) {
                unpack(start, bytes, into, to);
            } else {
                unpack(start, bytes, scratch, 0);
                unshuffle(scratch, bytes, into, to);
            }
        }
    }

    /** One block, part by part. */
    private void unpack(int start, int bytes, byte[] into, int to) throws CodecException {
        boolean split =
                (flags & NOT_SPLIT) == 0 && bytes == block && size <= MOST_SPLITS && bytes / size >= LEAST_SPLIT;
        int parts = split ? size : 1;
        int each = bytes / parts;
        long position = start;
        for (int p = 0; p < parts; p++) {
            if (position < HEADER || position + 4 > length) {
                throw new CodecException("is damaged: a Blosc block starts at byte " + position + " of " + length);
            }
            int packed = Words.get32(from, at + (int) position, false);
            position += 4;
            if (packed < 0 || packed > length - position) {
                throw new CodecException("is damaged: a Blosc block claims " + Integer.toUnsignedString(packed)
                        + " bytes at byte " + position + " of " + length);
            }
            part(at + (int) position, packed, into, to + p * each, each);
            position += packed;
        }
    }

    private void part(int start, int packed, byte[] into, int to, int bytes) throws CodecException {
        if (packed == bytes) {
            System.arraycopy(from, start, into, to, bytes);
            return;
        }
        int got =
                switch ((flags & 0xFF) >> 5) {
                    case 0 -> BloscLzKernel.decode(from, start, packed, into, to, bytes);
                    case 1 -> Lz4Codec.block(from, start, packed, into, to, bytes);
                    case 3 -> ZlibBlock.decode(from, start, packed, into, to, bytes);
                    case 4 -> ZstdFrames.decode(from, start, packed, into, to, bytes);
                    default ->
                        throw new CodecException("is packed by a Blosc codec that is not known here (number "
                                + ((flags & 0xFF) >> 5) + "; can be read: blosclz, lz4, lz4hc, zlib, zstd)");
                };
        if (got != bytes) {
            throw new CodecException("is damaged: a Blosc block holds " + got + " bytes instead of " + bytes);
        }
    }

    private void unshuffle(byte[] scratch, int bytes, byte[] into, int to) {
        if ((flags & BYTE_SHUFFLE) != 0 && size > 1) {
            ByteShuffleKernel.unshuffle(scratch, 0, bytes, size, into, to);
            return;
        }
        int n = bytes / size;
        if (n % 8 != 0 || n == 0) { // such a block is not shuffled
            System.arraycopy(scratch, 0, into, to, bytes);
            return;
        }
        int half = scratch.length / 2;
        for (int p = 0; p < size; p++) {
            BitShuffleKernel.toBytes(scratch, p * n, n, scratch, half + p * n);
        }
        ByteShuffleKernel.unshuffle(scratch, half, n * size, size, into, to);
        System.arraycopy(scratch, n * size, into, to + n * size, bytes - n * size);
    }
}
