package io.biapy.instance.tiled;

/** Reads what {@link VarintWriter} wrote, from a place on. One thread. */
final class VarintReader {
    private final byte[] bytes;
    private int at;

    VarintReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    boolean hasNext() {
        return at < bytes.length;
    }

    long next() {
        long value = 0;
        int shift = 0;
        byte b;
        do {
            b = bytes[at++];
            value |= (b & 0x7FL) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }
}
