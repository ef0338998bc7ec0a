package io.biapy.io.tiff;

/** Arrays that strips and tiles are read and unpacked into, one after the other; large ones are not kept. For one thread at a time. */
final class SegmentRoom {
    private static final int KEPT = 1 << 22;

    private byte[] packed = {};
    private byte[] unpacked = {};

    /** At least {@code bytes} long; what is in it says nothing. */
    byte[] packed(int bytes) {
        if (bytes > KEPT) {
            return new byte[bytes];
        }
        if (packed.length < bytes) {
            packed = new byte[bytes];
        }
        return packed;
    }

    /** The same for unpacked bytes. */
    byte[] unpacked(int bytes) {
        if (bytes > KEPT) {
            return new byte[bytes];
        }
        if (unpacked.length < bytes) {
            unpacked = new byte[bytes];
        }
        return unpacked;
    }
}
