package io.biapy.io.tiff;

/*
 * Samples of 1 to 16 bits that stand bit by bit: most significant bit first, each row starting at a byte. They become one byte each
 * (up to 8 bits), or two, little endian. Linear.
 */
final class BitKernel {
    private BitKernel() {}

    static byte[] unpack(byte[] packed, int rows, int rowBytes, int rowSamples, int bits) {
        int bytes = bits > 8 ? 2 : 1;
        byte[] out = new byte[rows * rowSamples * bytes];
        int to = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * rowBytes;
            int window = 0;
            int held = 0;
            for (int i = 0; i < rowSamples; i++) {
                while (held < bits) {
                    window = window << 8 | (packed[at++] & 0xFF);
                    held += 8;
                }
                held -= bits;
                int value = (window >>> held) & ((1 << bits) - 1);
                out[to++] = (byte) value;
                if (bytes == 2) {
                    out[to++] = (byte) (value >>> 8);
                }
            }
        }
        return out;
    }

    /** FillOrder 2: the bits of each byte back to front. */
    static void reverse(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (Integer.reverse(data[i]) >>> 24);
        }
    }
}
