package io.biapy.io;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Makes a changed PNG file's check sums right, so that what is behind them is reached. */
final class PngCheckSums {
    private PngCheckSums() {}

    static void mend(byte[] png) {
        int at = 8;
        while (at + 12 <= png.length) {
            int length = ByteBuffer.wrap(png).getInt(at);
            if (length < 0 || length > png.length - at - 12) {
                return;
            }
            CRC32 sum = new CRC32();
            sum.update(png, at + 4, length + 4);
            ByteBuffer.wrap(png).putInt(at + 8 + length, (int) sum.getValue());
            at += 12 + length;
        }
    }
}
