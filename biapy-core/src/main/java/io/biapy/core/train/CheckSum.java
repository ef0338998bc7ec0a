package io.biapy.core.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** CRC-32 of arrays one after another; {@link java.util.Arrays#hashCode(float[])} is blind to a common factor of 2. For use by one thread. */
final class CheckSum {
    private static final int VALUES = 1 << 14;
    private final CRC32 sum = new CRC32();
    private final ByteBuffer block = ByteBuffer.allocate(4 * VALUES).order(ByteOrder.LITTLE_ENDIAN);

    CheckSum add(float[] values) {
        for (int i = 0; i < values.length; i += VALUES) {
            int n = Math.min(VALUES, values.length - i);
            block.asFloatBuffer().put(values, i, n);
            sum.update(block.array(), 0, 4 * n);
        }
        return this;
    }

    CheckSum add(int[] values) {
        for (int i = 0; i < values.length; i += VALUES) {
            int n = Math.min(VALUES, values.length - i);
            block.asIntBuffer().put(values, i, n);
            sum.update(block.array(), 0, 4 * n);
        }
        return this;
    }

    /** Hexadecimal. */
    @Override
    public String toString() {
        return Long.toHexString(sum.getValue());
    }
}
