package io.biapy.io.jpeg;

/*
 * Luma and chroma to red, green and blue, in place, on interleaved 8-bit samples: R = Y + 1.402 (Cr - 128),
 * G = Y - 0.34414 (Cb - 128) - 0.71414 (Cr - 128), B = Y + 1.772 (Cb - 128), in 16-bit fixed point, each product (for G the sum of both)
 * rounded before Y is added, then clipped, as libjpeg does, so that pixels equal those of other readers. Source: JFIF 1.02, section "Conversion to
 * and from RGB". Linear, no memory.
 */
final class YccKernel {
    private static final int HALF = 1 << 15;
    private static final int CR_RED = fixed(1.402);
    private static final int CB_BLUE = fixed(1.772);
    private static final int CR_GREEN = fixed(0.71414);
    private static final int CB_GREEN = fixed(0.34414);

    private YccKernel() {}

    private static int fixed(double factor) {
        return (int) (factor * 65536 + 0.5);
    }

    static void toRgb(byte[] pixels) {
        for (int at = 0; at + 2 < pixels.length; at += 3) {
            int y = pixels[at] & 0xFF;
            int cb = (pixels[at + 1] & 0xFF) - 128;
            int cr = (pixels[at + 2] & 0xFF) - 128;
            pixels[at] = clip(y + ((CR_RED * cr + HALF) >> 16));
            pixels[at + 1] = clip(y + ((-CB_GREEN * cb + HALF - CR_GREEN * cr) >> 16));
            pixels[at + 2] = clip(y + ((CB_BLUE * cb + HALF) >> 16));
        }
    }

    private static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
