package io.biapy.instance.tiled;

import io.biapy.core.tile.Varint;

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
        long number = Varint.get(bytes, at);
        at += Varint.length(number);
        return number;
    }
}
