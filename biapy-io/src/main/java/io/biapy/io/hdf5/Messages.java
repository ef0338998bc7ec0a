package io.biapy.io.hdf5;

import io.biapy.core.image.PixelType;
import java.nio.charset.StandardCharsets;

/** The parts of object headers, as the HDF5 File Format Specification 3.0, IV.A.2, has them. */
final class Messages {
    static final int SPACE = 0x01;
    static final int LINKS = 0x02;
    static final int TYPE = 0x03;
    static final int FILL = 0x05;
    static final int LINK = 0x06;
    static final int LAYOUT = 0x08;
    static final int GROUP = 0x0A;
    static final int FILTERS = 0x0B;
    static final int ATTRIBUTE = 0x0C;
    static final int ATTRIBUTES = 0x15;

    private static final int UTF8 = 1;

    private Messages() {}

    /** A shape; none is a single value. */
    static byte[] space(long... shape) {
        Bytes bytes = new Bytes().u8(2, shape.length, 0, shape.length == 0 ? 0 : 1);
        for (long n : shape) {
            bytes.u64(n);
        }
        return bytes.array();
    }

    /** Whole numbers and floats, lowest byte first. */
    static byte[] type(PixelType type) {
        int size = Math.max(1, type.bits() / 8);
        if (!type.isFloating()) {
            return new Bytes()
                    .u8(0x10, type.isSigned() ? 8 : 0, 0, 0)
                    .u32(size)
                    .u16(0)
                    .u16(8 * size)
                    .array();
        }
        int exponent = size == 2 ? 5 : size == 4 ? 8 : 11;
        int mantissa = 8 * size - 1 - exponent;
        return new Bytes()
                .u8(0x11, 0x20, 8 * size - 1, 0)
                .u32(size)
                .u16(0)
                .u16(8 * size)
                .u8(mantissa, exponent, 0, mantissa)
                .u32((1L << exponent - 1) - 1)
                .array();
    }

    /** Texts of up to that many bytes, filled with zeros. */
    static byte[] textType(int size) {
        return new Bytes().u8(0x13, 1 | UTF8 << 4, 0, 0).u32(size).array();
    }

    /** Nothing but zeros where nothing is written; space is taken with the values. */
    static byte[] fill(boolean chunked) {
        return new Bytes().u8(3, chunked ? 0x0B : 0x0A).array();
    }

    static byte[] piece(long address, long size) {
        return new Bytes().u8(3, 1).u64(address).u64(size).array();
    }

    static byte[] chunks(long tree, int[] chunk, int elementBytes) {
        Bytes bytes = new Bytes().u8(3, 2, chunk.length + 1).u64(tree);
        for (int n : chunk) {
            bytes.u32(n);
        }
        return bytes.u32(elementBytes).array();
    }

    /** Bytes sorted by their place in the element, then deflate. */
    static byte[] shuffleAndDeflate(int elementBytes, int level) {
        return new Bytes()
                .u8(2, 2)
                .u16(2)
                .u16(0)
                .u16(1)
                .u32(elementBytes)
                .u16(1)
                .u16(1)
                .u16(1)
                .u32(level)
                .array();
    }

    static byte[] attribute(String name, byte[] type, byte[] space, byte[] values) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return new Bytes()
                .u8(3, 0)
                .u16(text.length + 1)
                .u16(type.length)
                .u16(space.length)
                .u8(UTF8)
                .put(text)
                .u8(0)
                .put(type)
                .put(space)
                .put(values)
                .array();
    }

    static byte[] link(String name, long address) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return new Bytes()
                .u8(1, 0x11, UTF8)
                .u16(text.length)
                .put(text)
                .u64(address)
                .array();
    }

    /** That links or attributes stand in the header itself. */
    static byte[] inHeader() {
        return new Bytes().u8(0, 0).u64(Bytes.NOWHERE).u64(Bytes.NOWHERE).array();
    }
}
