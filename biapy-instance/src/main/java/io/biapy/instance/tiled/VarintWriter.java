package io.biapy.instance.tiled;

import io.biapy.core.tile.Varint;
import java.util.Arrays;

/** Numbers one after the other as bytes, see {@link Varint}. One thread. */
final class VarintWriter {
    private byte[] bytes = new byte[64];
    private int size;

    VarintWriter put(long number) {
        if (size + Varint.LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        size = Varint.put(bytes, size, number);
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
