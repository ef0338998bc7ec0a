package io.biapy.io.hdf5;

import java.io.ByteArrayOutputStream;

/** Bytes that are put together, numbers with their lowest byte first. For one thread. */
final class Bytes {
    /** What HDF5 writes where nothing is. */
    static final long NOWHERE = -1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Bytes u16(int value) {
        return u8(value, value >> 8);
    }

    Bytes u32(long value) {
        return u16((int) value).u16((int) (value >> 16));
    }

    Bytes u64(long value) {
        return u32(value).u32(value >> 32);
    }

    Bytes put(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** The check sum of all before. */
    Bytes sum() {
        byte[] all = out.toByteArray();
        return u32(Lookup3Kernel.hash(all, 0, all.length));
    }

    int size() {
        return out.size();
    }

    byte[] array() {
        return out.toByteArray();
    }
}
